"""Measurements: each says how it is run and what the figure means."""
