"""Paragraphs and runs of WordprocessingML from text with marks."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

_TOKENS = re.compile(
    r"\{\+(?P<ins>.*?)\+\}|\{-(?P<dele>.*?)-\}|\^\[(?P<note>.*?)\]|\^\{(?P<sup>.*?)\}|_\{(?P<sub>.*?)\}|(?P<br>\n)",
    re.S,
)
_SCRIPTS = re.compile(r"[ -~]+|[^ -~]+")
_NUMBERED = re.compile(r"\{#(\w+:\d+) .*?\}")
_DATE = 'w:author="规划编制组" w:date="2023-06-01T09:00:00Z"'


class Notes:
    """Footnotes and lists met while a document is written; both become parts of their own."""

    def __init__(self) -> None:
        self.footnotes: list[str] = []
        self.lists: dict[str, int] = {}
        self._revisions = 0

    def list_id(self, name: str) -> int:
        """Return the number of a list instance (`circles:3`)."""
        return self.lists.setdefault(name, 101 + len(self.lists))

    def revision(self) -> int:
        """Return a new id for a tracked change."""
        self._revisions += 1
        return self._revisions


def paragraph(text: str, notes: Notes, style: str = "", numbering: str = "", align: str = "", level: int = 0) -> str:
    """Return one `w:p`; a list mark at the start of the text makes it a numbered one."""
    marked = _NUMBERED.match(text)
    if marked:
        numbering, text = marked[1], text[marked.end() :]
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbering:
        number = f'<w:ilvl w:val="{level}"/><w:numId w:val="{notes.list_id(numbering)}"/>'
        properties += f"<w:numPr>{number}</w:numPr>"
    if align:
        properties += f'<w:jc w:val="{align}"/>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{_runs(text, notes)}</w:p>"


def paragraphs(text: str, notes: Notes, style: str, numbering: str = "", align: str = "") -> str:
    """Return the paragraphs of a cell."""
    return "".join(paragraph(part, notes, style, numbering, align) for part in text.split("¶"))


def _runs(text: str, notes: Notes) -> str:
    out = []
    at = 0
    for token in _TOKENS.finditer(text):
        out.append(_plain_runs(text[at : token.start()]))
        out.append(_marked(token, notes))
        at = token.end()
    out.append(_plain_runs(text[at:]))
    return "".join(out)


def _plain_runs(text: str) -> str:
    """Split at every change of script, as word processors do for fonts."""
    return "".join(_run(piece) for piece in _SCRIPTS.findall(text))


def _run(text: str, properties: str = "", tag: str = "t") -> str:
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>'


def _marked(token: re.Match[str], notes: Notes) -> str:
    kind, text = token.lastgroup, token[token.lastgroup or 0]
    if kind == "br":
        return "<w:r><w:br/></w:r>"
    if kind == "ins":
        return f'<w:ins w:id="{notes.revision()}" {_DATE}>{_plain_runs(text)}</w:ins>'
    if kind == "dele":
        return f'<w:del w:id="{notes.revision()}" {_DATE}>{_run(text, tag="delText")}</w:del>'
    if kind == "note":
        notes.footnotes.append(text)
        mark = f'<w:footnoteReference w:id="{len(notes.footnotes)}"/>'
        return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>{mark}</w:r>'
    align = "superscript" if kind == "sup" else "subscript"
    return _run(text, f'<w:vertAlign w:val="{align}"/>')
