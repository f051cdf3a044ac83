"""What holds for every test."""

from __future__ import annotations

import os

from hypothesis import settings

# Everywhere else Hypothesis goes on searching; in CI it draws the same examples every time, so that a
# change is judged by what it changes.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")
