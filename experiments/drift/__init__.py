"""Drift: whether the pairs that are ranked now still look like those of the day of training."""
