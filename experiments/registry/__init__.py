"""The record of runs and the registry of models, kept in MLflow."""
