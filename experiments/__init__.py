"""The laboratory: simulation, training, evaluation, tracking and benchmarks."""
