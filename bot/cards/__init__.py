"""Worded cards as Adaptive Cards."""
