"""Carves jobs out of the work that a workplace has: which tasks make one job, and when they are done."""
