"""What a page holds beside its text: scripts, controls, hidden parts, navigation, links to other pages."""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree

from plantext.readers.html.looks import is_hidden, style, text_of

_SILENT = frozenset(
    re.findall(
        r"\S+",
        "script style noscript template iframe frame object embed applet select option datalist button input textarea"
        " svg canvas audio video map title meta link base xml colgroup col",
    )
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FURNITURE_TAGS = frozenset(("nav", "footer", "aside"))
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_FURNITURE = frozenset(
    re.findall(
        r"\S+",
        "nav navbar navigation menu breadcrumb breadcrumbs crumb crumbs mbx dqwz weizhi position location share sharing"
        " bdshare bdsharebuttonbox jiathis social foot footer copyright sidebar aside related relate relation xgwz xgxx"
        " xgnr xglj recommend search login toolbar tools print fontsize qrcode ewm erweima pager pagination prev next"
        " prevnext comment comments ad ads banner",
    )
)
_PAGE_EDGE = re.compile(r"mso-element\s*:\s*(?:header|footer)", re.IGNORECASE)
_CONTENTS_CLASS = re.compile(r"(?:^|\s)(?:MsoToc\w*|toc\d?)(?:\s|$)", re.IGNORECASE)
_CONTENTS_ID = re.compile(r"Table of Contents\d*|toc", re.IGNORECASE)
_FILE = re.compile(r"\.(?:docx?|wps|pdf|xlsx?|et|pptx?|ofd|rar|zip|7z|txt|rtf)(?:$|[?#&])", re.IGNORECASE)
_LISTS = frozenset(re.findall(r"\S+", "ul ol dl div p table section td"))
_MOST = 300  # characters of text in a part that its name says is furniture
_SHARE = 0.4
_LINKED = 0.7
_REGISTERED = re.compile(r"网站标识码|公网安备|ICP备\s*\d")
_LEAST_LINKS = 3


def prune(body: etree._Element) -> tuple[str, ...]:
    """Take out of a page what is not its text, and return notes on what was there to be read."""
    dropped: Counter[str] = Counter()
    _drop(body, [element for element in body.iter() if element.tag in _SILENT or not isinstance(element.tag, str)])
    deleted = list(body.iter("del"))
    dropped["deleted passages"] = sum(bool(text_of(element).strip()) for element in deleted)
    _drop(body, deleted)
    hidden = _outermost([element for element in body.iter() if is_hidden(element) and element is not body])
    dropped["hidden parts"] = sum(bool(text_of(element).strip()) for element in hidden)
    _drop(body, hidden)
    edges = [element for element in body.iter("div") if _is_page_edge(element)]
    dropped["running heads"] = len(edges)
    _drop(body, edges)
    contents = _outermost([element for element in body.iter() if _is_contents(element)])
    dropped["table of contents"] = len(contents)
    _drop(body, contents)
    weights = Weights(body)
    furniture = _outermost([element for element in body.iter() if _is_furniture(element, weights)])
    dropped["navigation, links and tools"] = len(furniture)
    _drop(body, furniture)
    counts = [f"{what} {count}" for what, count in dropped.items() if count]
    return (f"page furniture left out of the text: {', '.join(counts)}",) if counts else ()


class Weights:
    """How much text each element below a root holds, and how much of it is the text of links."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self._text: Counter[etree._Element] = Counter()
        self._linked: Counter[etree._Element] = Counter()
        self._links: Counter[etree._Element] = Counter()
        for element in reversed(list(root.iter())):
            own = _length(element.text) + sum(_length(child.tail) for child in element)
            self._text[element] += own
            if element.tag == "a" and element.get("href"):
                self._linked[element] = self._text[element]
                self._links[element] += 1
            above = element.getparent()
            if above is not None and element is not root:
                self._text[above] += self._text[element]
                self._linked[above] += self._linked[element]
                self._links[above] += self._links[element]

    def text(self, element: etree._Element) -> int:
        """Return how many characters of text an element holds, white space not counted."""
        return self._text[element]

    def own(self, element: etree._Element) -> int:
        """Return how many of them are not the text of links."""
        return self._text[element] - self._linked[element]

    def links(self, element: etree._Element) -> int:
        """Return how many links an element holds."""
        return self._links[element]


def is_file(link: etree._Element) -> bool:
    """Say whether a link leads to a document and not to another page."""
    return _FILE.search(link.get("href") or "") is not None


def names_of(element: etree._Element) -> set[str]:
    """Return the words of which the id, the class and the role of an element are made, in lower case."""
    named = " ".join(filter(None, (element.get("id"), element.get("class"), element.get("role"))))
    return {word.lower() for word in _WORDS.findall(named)} if named else set()


def _is_furniture(element: etree._Element, weights: Weights) -> bool:
    if element.getparent() is None or element.tag in ("body", "html", "form"):
        return False
    if element.tag in _FURNITURE_TAGS or names_of(element) & _FURNITURE or _is_legend(element, weights):
        whole = weights.text(weights.root)
        return weights.own(element) <= min(_MOST, max(_SHARE * whole, 20)) and not _has_grid(element)
    if element.tag == "header":
        return not weights.own(element)
    return element.tag in _LISTS and _is_link_list(element, weights)


def _is_legend(element: etree._Element, weights: Weights) -> bool:
    """Say whether a part holds the numbers under which a web site is registered, and not much more."""
    return (
        element.tag in _LISTS
        and 0 < weights.text(element) <= 2 * _MOST
        and _REGISTERED.search(text_of(element)) is not None
    )


def _is_link_list(element: etree._Element, weights: Weights) -> bool:
    """Say whether a part is made of links to other pages."""
    if weights.links(element) < _LEAST_LINKS or weights.own(element) > (1 - _LINKED) * weights.text(element):
        return False
    links = [link for link in element.iter("a") if link.get("href")]
    return not any(is_file(link) or (link.get("href") or "").startswith("#") for link in links)


def _has_grid(element: etree._Element) -> bool:
    return sum(1 for _ in element.iter("td", "th")) > 8


def _is_page_edge(element: etree._Element) -> bool:
    return element.get("title") in ("header", "footer") or _PAGE_EDGE.search(style(element)) is not None


def _is_contents(element: etree._Element) -> bool:
    if element.tag == "div":
        return _CONTENTS_ID.fullmatch(element.get("id") or "") is not None
    return element.tag == "p" and _CONTENTS_CLASS.search(element.get("class") or "") is not None


def _outermost(elements: list[etree._Element]) -> list[etree._Element]:
    found = set(elements)
    return [element for element in elements if not any(above in found for above in element.iterancestors())]


def _drop(root: etree._Element, elements: list[etree._Element]) -> None:
    """Take elements out; the text behind each of them stays."""
    for element in elements:
        parent = element.getparent()
        if parent is None or element is root:
            continue
        if element.tail:
            before = element.getprevious()
            if before is None:
                parent.text = _joined(parent.text, element.tail)
            else:
                before.tail = _joined(before.tail, element.tail)
        parent.remove(element)


def _joined(text: str | None, tail: str) -> str:
    """Put texts together without the characters that lxml gives and does not take."""
    return _CONTROL.sub("", (text or "") + tail)


def _length(text: str | None) -> int:
    return len(text.strip()) if text else 0
