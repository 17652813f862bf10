"""What the READMEs show is what happens: Python sessions, commands with their output, columns, kinds of error."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import plantext.pipeline  # noqa: F401 - as the entry point does; an older installation may lack it
from plantext.columns import COLUMNS
from plantext.comparisons import CHANGES, DIRECTIONS, KINDS, LINKS
from plantext.errors import Kind

from .shown import Block, Session, agree, blocks, failures, output, sessions

ROOT = Path(__file__).resolve().parents[1]
READMES = [path for path in (ROOT / "README.md", ROOT / "README.zh-CN.md") if path.is_file()]
PYTHON = [(readme, block) for readme in READMES for block in blocks(readme, "python")]
CONSOLE = [(readme, session) for readme in READMES for session in sessions(readme)]


@pytest.fixture
def beside_samples(tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds `corpora`, as the checkout does; what a README writes goes there."""
    shutil.copytree(samples, tmp_path / "corpora")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.skipif(len(READMES) < 2, reason="the READMEs are not here")
def test_there_are_python_sessions_and_commands_in_both_readmes() -> None:
    assert {page for page, _ in PYTHON} == {page for page, _ in CONSOLE} == set(READMES)


@pytest.mark.parametrize(("readme", "block"), PYTHON, ids=lambda value: getattr(value, "name", "python"))
@pytest.mark.usefixtures("beside_samples")
def test_python_does_what_the_readme_shows(readme: Path, block: Block) -> None:
    assert failures(readme, [block.text]) == ""


@pytest.mark.parametrize(("readme", "session"), CONSOLE, ids=lambda value: getattr(value, "name", "shell"))
def test_commands_print_what_the_readme_shows(beside_samples: Path, readme: Path, session: Session) -> None:
    printed = output(session.command, beside_samples)
    shown = session.shown.replace("<BLANKLINE>", "")
    assert agree(shown, printed), f"{readme.name}: {session.command}\n{printed}"


@pytest.mark.parametrize("readme", READMES, ids=lambda readme: readme.name)
def test_every_table_column_and_kind_of_error_is_explained(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    words = {*COLUMNS, *(column for columns in COLUMNS.values() for column in columns), *Kind}
    assert [word for word in sorted(words) if f"`{word}`" not in text] == []


@pytest.mark.parametrize("readme", READMES, ids=lambda readme: readme.name)
def test_every_column_and_kind_of_change_is_explained(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    assert [word for word in (*CHANGES, *LINKS, *KINDS, *DIRECTIONS) if f"`{word}`" not in text] == []


@pytest.mark.parametrize("command", ["extract", "export", "show", "diff", "link", "compare", "terms", "audit"])
@pytest.mark.parametrize("readme", READMES, ids=lambda readme: readme.name)
def test_every_option_is_explained(readme: Path, command: str) -> None:
    run = [sys.executable, "-m", "plantext", command, "--help"]
    path = os.pathsep.join(filter(None, sys.path))
    usage = subprocess.run(run, env=os.environ | {"PYTHONPATH": path}, capture_output=True, text=True, check=True)
    options = set(re.findall(r"--[a-z-]+", usage.stdout)) - {"--help"}
    text = readme.read_text(encoding="utf-8")
    assert [option for option in sorted(options) if option not in text] == []


@pytest.mark.parametrize("readme", READMES, ids=lambda readme: readme.name)
def test_the_readmes_link_to_each_other(readme: Path) -> None:
    other = next(path for path in READMES if path != readme)
    assert f"]({other.name})" in readme.read_text(encoding="utf-8")


@pytest.mark.parametrize("readme", READMES, ids=lambda readme: readme.name)
def test_every_file_a_readme_links_to_is_there(readme: Path, checkout: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", readme.read_text(encoding="utf-8"))
    assert [link for link in links if not (checkout / link).exists()] == []
