"""The one-page sheets of a match: a type of its own for each reader, and how each is laid out."""
