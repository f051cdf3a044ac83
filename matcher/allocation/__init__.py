"""Held places: the last places of the lists, for those who would otherwise stand on no list."""
