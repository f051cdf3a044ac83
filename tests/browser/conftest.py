"""A real browser, started anew for each page and without a network."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

Browse: TypeAlias = Callable[..., str]
"""Opens a file with options of the browser, and returns what it writes."""

_ALWAYS = [
    "--headless",
    "--no-sandbox",  # it opens only files that the tests have just made
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--hide-scrollbars",
]


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's program; in CI it must be there."""
    found = shutil.which("chromium") or shutil.which("/usr/bin/chromium")
    if found is None:
        told = "Chromium is not installed"
        if os.environ.get("CI"):
            pytest.fail(told)
        pytest.skip(told)
    return found


@pytest.fixture
def browse(chromium: str, tmp_path: Path) -> Browse:
    def browsed(file: Path, *options: str) -> str:
        profile = f"--user-data-dir={tmp_path / 'profile'}"
        command = [chromium, *_ALWAYS, profile, *options, file.as_uri()]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
        return ended.stdout

    return browsed
