"""The documentation in the source tree, and the site that is built of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
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
    folder = _shared(tmp_path_factory) / "docs"
    ended = folder / "ended.json"
    try:
        folder.mkdir()
    except FileExistsError:
        _wait_for(ended)
    else:
        done = build(docs, docs, folder / "site")
        made = folder / "making.json"
        made.write_text(json.dumps([done.args, done.returncode, done.stdout, done.stderr]), encoding="utf-8")
        made.rename(ended)
    return folder / "site", subprocess.CompletedProcess(*json.loads(ended.read_text(encoding="utf-8")))


def _shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of all processes that test: a site takes ten seconds, so that one of them builds it."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def _wait_for(path: Path) -> None:
    until = time.monotonic() + 300
    while not path.exists():
        assert time.monotonic() < until, "another process began to build the site and did not end"
        time.sleep(0.1)


@pytest.fixture(scope="session")
def site(built: tuple[Path, subprocess.CompletedProcess[str]]) -> Path:
    """Return the folder of the site."""
    folder, ended = built
    if not (folder / "index.html").is_file():
        pytest.fail(f"there is no site: {ended.stderr}", pytrace=False)
    return folder
