"""What pages show, and whether it happens: sessions of Python, commands with their output, files."""

from __future__ import annotations

import doctest
import re
import shlex
from collections.abc import Iterable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

from plantext.cli.command import run

from .commands import call_text

OPTIONS = doctest.ELLIPSIS

_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PROMPT = re.compile(r"^\$ ", re.MULTILINE)


class Block(NamedTuple):
    """A fenced block of a page; `file` is the second word behind the fence."""

    language: str
    file: str
    text: str


def all_blocks(page: Path) -> list[Block]:
    """Return the blocks of a page, in their order."""
    return [Block(*match.groups("")) for match in _BLOCK.finditer(page.read_text(encoding="utf-8"))]


def blocks(page: Path, language: str) -> list[Block]:
    """Return the blocks of a page in a language, in their order."""
    return [block for block in all_blocks(page) if block.language == language]


class Session(NamedTuple):
    """A command (`$ plantext …`) and the output that a page shows below it."""

    command: str
    shown: str


def parted(block: Block) -> list[Session]:
    """Return the commands of a block, in their order."""
    parts = (part.partition("\n") for part in _PROMPT.split(block.text)[1:])
    return [Session(command, shown) for command, _, shown in parts]


def sessions(page: Path) -> list[Session]:
    """Return every command of a page, in their order."""
    return [session for block in blocks(page, "console") for session in parted(block)]


def failures(page: Path, texts: Iterable[str]) -> str:
    """Run the examples of Python of some blocks in one session; return what went otherwise than they show."""
    report: list[str] = []
    names: dict[str, Any] = {}
    runner = doctest.DocTestRunner(optionflags=OPTIONS)
    for text in texts:
        test = doctest.DocTestParser().get_doctest(text, names, page.name, str(page), 0)
        assert test.examples, f"{page.name}: a block of Python without >>>: {text}"
        runner.run(test, out=report.append, clear_globs=False)
        names = test.globs
    return "".join(report)


def output(command: str, folder: Path, width: int = 100) -> str:
    """Return what a command prints, on either stream, in a folder and on a terminal of some width."""
    program, *arguments = shlex.split(command)
    assert program == "plantext", f"a page shows another program: {command}"
    return call_text(*arguments, cwd=folder, COLUMNS=str(width), joined=True).stdout


def output_here(command: str) -> str:
    """Return what a command prints in this process, in its folder and with its `COLUMNS`: faster than in another."""
    program, *arguments = shlex.split(command)
    assert program == "plantext", f"a page shows another program: {command}"
    printed = StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        run(arguments)
    return printed.getvalue()


def agree(shown: str, printed: str) -> bool:
    """Say whether an output is the one that is shown, where `...` stands for anything; blanks at line ends are none."""
    stripped = ("".join(f"{line.rstrip()}\n" for line in text.splitlines()) for text in (shown, printed))
    return doctest.OutputChecker().check_output(*stripped, OPTIONS)
