"""A bare Django site: the measure of every ratio in docs/performance.md."""
