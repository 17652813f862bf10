"""The texts that stand in the code which makes notes: of each string, what stands between its places."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import plantext

ROOT = Path(plantext.__file__).parent

MODULES = (
    *("readers/**/*.py", "tables/*.py", "indicators/*.py", "projects/*.py", "targets/finding.py", "plan.py"),
    *("corrections/applying.py", "corrections/model.py", "corrections/pairing.py", "corrections/spots.py"),
)
"""Where notes are made: these packages give the notes of documents and plans (`reading._plan_of`, `apply`)."""

TOLD_IN_NOTES = {"RefusedError", "UnevenError", "UnreadableTreeError"}
"""Errors inside the reader of tagged PDF files: why the tags are not used."""

_GAP = re.compile(r"\{\w*\}|\d+")


@dataclass(frozen=True, slots=True)
class Text:
    """A string of the code; `is_error` says that it goes into an error, or a pattern, and never into a note."""

    file: str
    line: int
    pieces: tuple[str, ...]
    is_error: bool

    @property
    def is_prose(self) -> bool:
        """Say whether two English words stand next to each other in it."""
        return any(re.search(r"[a-z]+,? [a-z]+", piece) for piece in self.pieces)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {' … '.join(self.pieces)}"


@cache
def texts(*modules: str) -> tuple[Text, ...]:
    """Return all strings of modules, docstrings left out."""
    files = sorted({path for pattern in modules for path in ROOT.glob(pattern)})
    return tuple(text for path in files for text in _texts(path))


def _texts(path: Path) -> Iterator[Text]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        pieces = _pieces(node)
        if pieces and not isinstance(parents[node], ast.Expr | ast.JoinedStr):
            yield Text(path.relative_to(ROOT).as_posix(), node.lineno, pieces, _is_error(node, parents))


def _pieces(node: ast.AST) -> tuple[str, ...]:
    """Return the pieces of a string between its places and its numbers, () for what is no string."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    found = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    pieces = (piece.strip(" ¶") for text in found for piece in _GAP.split(text))
    return tuple(piece for piece in pieces if piece)


def _is_error(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    """Say whether a string stands in an error or a pattern, or gets a name that an error of its function uses."""
    name = ""
    while node in parents and not isinstance(node, ast.FunctionDef):
        node = parents[node]
        if _makes_error(node):
            return True
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
    return bool(name) and any(
        isinstance(used, ast.Name) and used.id == name
        for call in ast.walk(node)
        if _makes_error(call)
        for used in ast.walk(call)
    )


def _makes_error(node: ast.AST) -> bool:
    """Say whether a call makes an error that a person sees as one, or a pattern; some errors end as notes."""
    called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
    return re.search(r"Error$|^re\.|^regex\.", called) is not None and called not in TOLD_IN_NOTES
