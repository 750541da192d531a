"""Pacing's pages."""
