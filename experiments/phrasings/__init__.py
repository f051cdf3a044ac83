"""Labelled Danish phrasings of work, and what the matching of texts to types of task does with them."""
