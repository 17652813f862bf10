"""Parts of the reference that are made from plantext itself: its commands with their help, its tables, its records."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from plantext import columns, comparisons, meanings, records, scoring, terms
from plantext.cli.command import _parser
from plantext.counties.matrix import FIXED

WIDTH = 92
TABLES: dict[str, tuple[str, ...]] = {
    **columns.COLUMNS,
    "links": comparisons.LINKS,
    "changes": comparisons.CHANGES,
    "findings": comparisons.FINDINGS,
    "matrix": FIXED,
    "terms": terms.TERMS,
    "shared": terms.SHARED,
    "scores": scoring.SCORES,
    "misses": scoring.MISSES,
}
RECORDS: dict[str, type] = {
    "documents": records.Info,
    "sections": records.Section,
    "indicators": records.Indicator,
    "values": records.Value,
    "targets": records.Target,
    "projects": records.Project,
    "project_totals": records.ProjectTotal,
    "project_status": records.ProjectStatus,
    "duties": records.Duty,
    "claims": records.Claim,
    "links": comparisons.Link,
    "changes": comparisons.Change,
    "findings": comparisons.Finding,
    "terms": terms.Term,
    "shared": terms.Passage,
    "misses": scoring.Miss,
}
"""The class of the rows of a table, where they have one: its fields have the names of the columns."""

_TABLE_OF = {f"{record.__module__}.{record.__name__}": table for table, record in RECORDS.items()}
_TABLE_OF |= {
    "plantext.Link": "links",
    "plantext.terms.Term": "terms",
    "plantext.terms.Passage": "shared",
    "plantext.scoring.Miss": "misses",
}
_COLON = "\ue000"
_HEADS = {"en": ("column", "Chinese name", "meaning"), "zh": ("列", "中文列名", "含义")}
_ROW = {"en": "One row per {}.", "zh": "每行是{}。"}
_TYPES = {
    "en": {"Int64": " (a whole number)", "Float64": " (a number)"},
    "zh": {"Int64": "（整数）", "Float64": "（数）"},
}


class CommandReference(SphinxDirective):
    """Give every command with its help, as `--help` prints it."""

    def run(self) -> list[nodes.Node]:
        """Return a section for each command."""
        return self.parse_text_to_nodes("\n".join(_commands()), allow_section_headings=True)


class TableReference(SphinxDirective):
    """Give a table: what its rows are, its columns with their Chinese names, types and meanings."""

    required_arguments = 1
    option_spec = {"language": lambda text: directives.choice(text, ("en", "zh"))}  # noqa: RUF012

    def run(self) -> list[nodes.Node]:
        """Return a sentence and a table."""
        if self.arguments[0] not in TABLES:
            raise self.error(f"there is no table {self.arguments[0]!r}")
        text = "\n".join(_table(self.arguments[0], self.options.get("language", "en")))
        return self.parse_text_to_nodes(text)


def _commands() -> Iterator[str]:
    os.environ["COLUMNS"] = str(WIDTH)
    parser = _parser()
    yield from ("## plantext", "", *_shown(parser))
    for name, command in subcommands(parser).items():
        yield from (f"## plantext {name}", "", *_shown(command))


def subcommands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Return the commands by name."""
    (choice,) = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return dict(choice.choices)


def _shown(parser: argparse.ArgumentParser) -> tuple[str, ...]:
    return "```text", parser.format_help().rstrip(), "```", ""


def _table(table: str, language: str) -> Iterator[str]:
    yield from (_ROW[language].format(meanings.meaning_of_row(table, language)), "")
    yield f"| {' | '.join(_HEADS[language])} |"
    yield "| --- | --- | --- |"
    types = columns.number_types(table) if table in columns.COLUMNS else {}
    chinese = columns.titles(table, "zh", TABLES[table])
    for name, label in zip(TABLES[table], chinese, strict=True):
        meaning = meanings.meaning(table, name, language).replace("|", "\\|")
        yield f"| `{name}` | {label} | {meaning}{_TYPES[language].get(types.get(name, ''), '')} |"


def _explain(app: Sphinx, what: str, name: str, *rest: Any) -> None:
    """Give the fields of records the meaning of their columns; hide colons from napoleon, which sees types in them."""
    lines = rest[-1]
    record, _, field = name.rpartition(".")
    table = _TABLE_OF.get(record, "")
    if what == "attribute" and field in TABLES.get(table, ()):
        lines[:] = [f"{meanings.meaning(table, field).removesuffix(' …')}.".replace("`", "``")]
    if what in ("attribute", "property"):
        lines[:] = [line.replace(":", _COLON) for line in lines]


def _show_colons(*arguments: Any) -> None:
    """Show the colons again."""
    lines = arguments[-1]
    lines[:] = [line.replace(_COLON, ":") for line in lines]


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the directives."""
    app.add_directive("command-reference", CommandReference)
    app.add_directive("table-reference", TableReference)
    app.connect("autodoc-process-docstring", _explain, priority=400)  # before napoleon
    app.connect("autodoc-process-docstring", _show_colons, priority=600)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
