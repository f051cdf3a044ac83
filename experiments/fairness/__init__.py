"""Assesses disparities between groups in lists and scores: the only place that protected attributes reach."""
