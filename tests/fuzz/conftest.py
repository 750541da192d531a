"""The worlds of the contracts, to throw bad input at."""

from tests.contracts.conftest import _worlds, world, worlds

__all__ = ["_worlds", "world", "worlds"]
