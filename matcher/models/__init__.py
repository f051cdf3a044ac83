"""Rankers: the expert's scorecard and the learned, additive and monotone LambdaMART."""
