"""Measures the product against a bare Django page, in one run: `make bench`."""
