"""The documentation in the source tree, and the site that is built of it."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def docs(checkout: Path) -> Path:
    """Return the folder of the pages."""
    return checkout / "docs"


def build(pages: Path, settings: Path, site: Path) -> subprocess.CompletedProcess[str]:
    """Build a site as `make docs` does, warnings being errors, but for the notebooks, which another test runs."""
    options = ["-W", "-n", "--keep-going", "-q", "-D", "nb_execution_mode=off", "-d", str(site.with_suffix(".trees"))]
    return subprocess.run(
        [sys.executable, "-m", "sphinx", *options, "-c", str(settings), str(pages), str(site)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="session")
def built(docs: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """Return the folder of the site, and how building it ended."""
    for module in ("sphinx", "myst_nb", "furo"):
        if find_spec(module) is None:
            pytest.skip(f"{module} is not installed")
    folder = tmp_path_factory.mktemp("docs") / "site"
    return folder, build(docs, docs, folder)


@pytest.fixture(scope="session")
def site(built: tuple[Path, subprocess.CompletedProcess[str]]) -> Path:
    """Return the folder of the site."""
    folder, ended = built
    if not (folder / "index.html").is_file():
        pytest.fail(f"there is no site: {ended.stderr}", pytrace=False)
    return folder
