"""Forms of the pages that bring the apps together."""
