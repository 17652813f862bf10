"""
Chinese characters take two columns of what commands print, in every font.

A terminal gives them two columns. A browser takes them from another font than the letters, and columns part. Each run
of them is marked, and the style sheet spaces its characters (`static/site.css`).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from sphinx.application import Sphinx

_PRINTED = re.compile(r"<pre>.*?</pre>", re.DOTALL)
_BEYOND_LATIN = re.compile(r"[\u1100-\U0010ffff]+")


def mark(html: str) -> str:
    """
    Return a page with the wide characters of its blocks of code in elements of the class `wide`.

    >>> mark("<p>规划</p><pre>a 规划—1</pre>")
    '<p>规划</p><pre>a <span class="wide">规划</span>—1</pre>'
    """
    return _PRINTED.sub(lambda block: _BEYOND_LATIN.sub(lambda run: _marked(run[0]), block[0]), html)


def _marked(text: str) -> str:
    parts = re.split(r"(W+)", "".join("W" if unicodedata.east_asian_width(sign) in "WF" else "N" for sign in text))
    at, marked = 0, ""
    for part in filter(None, parts):
        piece = text[at : at + len(part)]
        marked += f'<span class="wide">{piece}</span>' if part.startswith("W") else piece
        at += len(part)
    return marked


def _page(app: Sphinx, name: str, template: str, context: dict[str, Any], doctree: object) -> None:
    if "body" in context:
        context["body"] = mark(context["body"])


def setup(app: Sphinx) -> dict[str, bool]:
    """Mark every page when it is written."""
    app.connect("html-page-context", _page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
