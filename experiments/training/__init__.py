"""Training: past matches as queries, and the rankers fitted to them."""
