"""Ranked lists: the same inputs and the same model always give the same list."""
