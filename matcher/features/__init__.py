"""Features of pairs of candidate and job, computed one way for training and for serving."""
