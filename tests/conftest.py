"""What several test modules share: where the samples are, and what is skipped where it is absent."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

from plantext.resources import folder

# A time limit per example fails on a busy machine without telling anything about plantext. Developers' runs look for
# new examples; a run that decides whether a change is taken in tries the same ones every time.
settings.register_profile("search", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile(os.environ.get("PLANTEXT_EXAMPLES", "search"))

ROOT = Path(__file__).resolve().parents[1]


NO_SKIPS = os.environ.get("PLANTEXT_SKIPS") == "none"
"""Where everything is said to be installed, a test that is skipped because something is not has failed."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if NO_SKIPS and report.skipped and "is not installed" in str(report.longrepr):
        report.outcome = "failed"
        report.longrepr = f"{report.longrepr} (no test may be skipped for that where PLANTEXT_SKIPS=none)"
    return report


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of the sample plans, in the checkout or in the installed package."""
    return folder("corpora")


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of the source tree; a test that needs it is skipped where only the package is installed."""
    if not (ROOT / "scripts").is_dir():
        pytest.skip("needs the source tree: only the installed package is here")
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real plans and gold tables beside the checkout; they are not part of the repository."""
    path = ROOT.parent / "shared"
    if not path.is_dir():
        pytest.skip("needs the real plans, which are not part of the repository")
    return path
