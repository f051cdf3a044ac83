"""Evaluation: how rankers compare on queries that none of them has seen."""
