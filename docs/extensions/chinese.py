"""
Chinese on the site: no blank where a line of the source ends, two columns in what commands print, words to search for.

A terminal gives a Chinese character two columns. A browser takes it from another font than the letters, and columns
part. Each run of them is marked, and the style sheet spaces its characters (`static/site.css`).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from sphinx.application import Sphinx
from sphinx.search.zh import SearchChinese

_PRINTED = re.compile(r"(<pre>.*?</pre>)", re.DOTALL)
_LINE_END = re.compile(r"(?<=[\u2e80-\uffef])\n(?=[\u2e80-\uffef])")
_BEYOND_LATIN = re.compile(r"[\u1100-\U0010ffff]+")


class SearchBoth(SearchChinese):
    """Chinese and English words; pages take their stemmer by this name, and the only one here is the English one."""

    language_name = "English"


def mark(html: str) -> str:
    r"""
    Return a page with the wide characters of its blocks of code in elements of the class `wide`, and lines joined.

    >>> mark("<p>规划\n到2025年\n</p><pre>a 规划—1\n划</pre>")
    '<p>规划到2025年\n</p><pre>a <span class="wide">规划</span>—1\n<span class="wide">划</span></pre>'
    """
    parts = _PRINTED.split(html)
    return "".join(_spaced(part) if part.startswith("<pre>") else _LINE_END.sub("", part) for part in parts)


def _spaced(block: str) -> str:
    return _BEYOND_LATIN.sub(lambda run: _marked(run[0]), block)


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
    """Mark every page when it is written, and make both languages searchable."""
    app.add_search_language(SearchBoth)
    app.connect("html-page-context", _page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
