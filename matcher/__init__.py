"""Matching of candidates with a disability and jobs carved from an employer's own tasks."""
