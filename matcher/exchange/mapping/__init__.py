"""Reads another system's export: how its columns become ours, and how Danish habits are read."""
