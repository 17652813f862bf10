"""The part of a page that holds its text, and what stands before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from plantext.readers.html.layout import is_layout
from plantext.readers.html.looks import text_of, texts
from plantext.readers.html.pruning import Weights
from plantext.readers.text.furniture import is_label

_KNOWN = re.compile(
    r"(?:^|[\s_])(?:zoom|ucap-?content|trs_(?:ueditor|editor|paper\w*)|pages_content|article-?_?(?:content|body|con)"
    r"|news_?content|v_news_content|vsb_content\w*|wp_articlecontent|xxgk-?_?content|bt_content|info-?content"
    r"|text-?content|con_?text|ewb-article-info)(?:$|[\s_])",
    re.IGNORECASE,
)
_SHARE = 0.85
_KNOWN_SHARE = 0.5
_SUBSTANCE = 40  # characters of a text that is not left behind
_FEW_CELLS = 8
_PARTS = frozenset(re.findall(r"\S+", "table tbody tr"))
_INNERMOST = frozenset(re.findall(r"\S+", "p pre ul ol dl span a font b strong h1 h2 h3 h4 h5 h6"))


def content_of(body: etree._Element) -> etree._Element:
    """
    Return the element that holds the text of a page: the innermost with nearly all of it.

    Links do not count as text. Nothing is left outside that has a sentence or a table of its own.
    """
    weights = Weights(body)
    known = _known(body, weights)
    if known is not None:
        return known
    node = body
    while True:
        inner = max(node, key=weights.own, default=None)
        own = 0 if inner is None else weights.own(inner)
        if inner is None or not own or own < _SHARE * weights.own(node) or not _may_enter(inner):
            return node if node.tag not in _PARTS else _outside(node)
        if node.tag not in _PARTS and _leaves_substance(node, inner, weights):
            return node
        node = inner


def around(content: etree._Element, is_before: bool) -> list[etree._Element]:
    """Return the elements that stand before the content of a page or behind it, in reading order."""
    found: list[etree._Element] = []
    for element in (content, *content.iterancestors()):
        if element.tag in ("body", "html"):
            break
        others = list(element.itersiblings(preceding=is_before))
        found = others[::-1] + found if is_before else found + others
    return found


def _known(body: etree._Element, weights: Weights) -> etree._Element | None:
    """Return the element whose name says that it holds the text, if there is enough in it."""
    for element in body.iter("div", "td", "ucapcontent", "section", "article", "main"):
        named = element.tag == "ucapcontent" or any(_KNOWN.search(element.get(key) or "") for key in ("id", "class"))
        if named and weights.own(element) >= _KNOWN_SHARE * weights.own(body) and not _outer_text(element, weights):
            return element
    return None


def _outer_text(element: etree._Element, weights: Weights) -> bool:
    return any(_leaves_substance(above, below, weights) for below, above in _chain(element) if above.tag not in _PARTS)


def _chain(element: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    below = element
    for above in element.iterancestors():
        if above.tag == "html":
            return
        yield below, above
        below = above


def _may_enter(element: etree._Element) -> bool:
    if element.tag in _INNERMOST:
        return False
    return element.tag != "table" or is_layout(element)


def _outside(node: etree._Element) -> etree._Element:
    return next(above for above in node.iterancestors() if above.tag not in _PARTS)


def _leaves_substance(node: etree._Element, inner: etree._Element, weights: Weights) -> bool:
    """Say whether text would stay outside: a sentence, a table, or the paragraphs beside a lone table."""
    others = [child for child in node if child is not inner]
    if any(_is_substance(other, weights) for other in others):
        return True
    return _is_lone_table(inner) and any(weights.own(other) for other in others)


def _is_substance(element: etree._Element, weights: Weights) -> bool:
    if any(_is_grid(table) for table in element.iter("table")):
        return True
    own = weights.own(element)
    return own > (0 if element.tag == "p" else _SUBSTANCE) and "。" in text_of(element)


def _is_grid(table: etree._Element) -> bool:
    """Say whether a table may be one of the text, and not the block of labels above it."""
    cells = list(table.iter("td", "th"))
    return len(cells) > _FEW_CELLS and not is_label(text_of(cells[0]))


def _is_lone_table(element: etree._Element) -> bool:
    """Say whether an element holds a table and nothing else."""
    table = next(element.iter("table"), None)
    if table is None:
        return False
    inside = sum(len(text.strip()) for text in texts(table))
    return sum(len(text.strip()) for text in texts(element)) - inside < 20
