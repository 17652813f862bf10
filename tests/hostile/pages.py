"""Hostile web pages: spans, depth, charsets that lie, scripts, archives in archives."""

from __future__ import annotations

import base64
from collections.abc import Callable

from .case import BAIT, Case, case
from .packing import attributes

_RAN = "read NO_PLAN_CONTENT"


def _page(body: str, head: str = "", encoding: str = "utf-8") -> Callable[[], bytes]:
    return lambda: f"<html><head>{head}</head><body>{body}</body></html>".encode(encoding)


def _of(name: str, body: str, ends: str = "read", says: str = "", finds: bool = True, head: str = "") -> Case:
    return case(name, "html", _page(body, head), ends, says, finds)


def _cells(count: int, span: str) -> str:
    return f"<td {span}>甲</td>" * count


def _archive(depth: int) -> bytes:
    inner = f"Content-Type: text/html; charset=utf-8\n\n<html><body><p>{BAIT}</p></body></html>\n"
    for level in range(depth):
        inner = f'Content-Type: multipart/related; boundary="b{level}"\n\n--b{level}\n{inner}\n--b{level}--\n'
    return f"MIME-Version: 1.0\n{inner}".encode()


def _archive_of(payload: bytes) -> bytes:
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n'
    part = "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
    return head.encode() + part.encode() + payload + b"\n--b--\n"


_STYLE = "color:red;"
_TEXT = f"<p>{BAIT}</p>"
_HEADER = "<tr><th>指标</th><th>单位</th><th>2025年</th></tr>"
_TABLE = f"<table>{_HEADER}<tr>{_cells(3, '')}</tr></table>"
SPANS = (
    _of("colspan-of-50-million", f"{_TEXT}<table>{_HEADER}<tr>{_cells(3, 'colspan=50000000')}</tr></table>"),
    _of("rowspan-of-50-million", f"{_TEXT}<table>{_HEADER}<tr>{_cells(3, 'rowspan=50000000')}</tr></table>"),
    _of("spans-of-1000-cells", f"{_TEXT}<table>{_HEADER}{('<tr>' + _cells(100, 'colspan=999999 rowspan=999999') + '</tr>') * 50}</table>"),
    _of("spans-of-5000-digits", f"{_TEXT}<table>{_HEADER}<tr>{_cells(3, 'colspan=' + '9' * 5000)}</tr></table>"),
    _of("spans-below-zero", f"{_TEXT}<table>{_HEADER}<tr>{_cells(3, 'colspan=-1 rowspan=-9')}</tr></table>"),
    _of("row-of-20000-cells-of-a-page", f"{_TEXT}<table>{_HEADER}<tr>{_cells(20_000, '')}</tr></table>", says="MAX_COLUMNS"),
    _of("page-table-of-2000-rows", f"{_TEXT}<table>{_HEADER}{('<tr>' + _cells(3, '') + '</tr>') * 2_000}</table>"),
    _of("tables-of-a-page", f"{_TEXT}{_TABLE * 300}"),
    _of("rowspans-in-steps", f"{_TEXT}<table>{_HEADER}{''.join(f'<tr><td rowspan={1000 - n}>甲</td></tr>' for n in range(1000))}</table>"),
)  # fmt: skip
DEPTHS = (
    *(
        _of(f"{tag}-20000-deep", f"{_TEXT}{f'<{tag}>' * 20_000}底", "read TOO_LARGE", finds=False)
        for tag in ("div", "b", "table", "ul", "span", "blockquote", "font", "a", "p", "td", "select", "frameset")
    ),
    *(_of(f"{tag}-200-deep", f"{_TEXT}{f'<{tag}>' * 200}底", "read TOO_LARGE", finds=False) for tag in ("div", "ul", "b")),
    _of("tables-60-deep-in-a-page", f"{_TEXT}{'<table><tr><td>' * 60}底", "read TOO_LARGE", finds=False),
    _of("lists-of-a-page", f"{_TEXT}{'<ul><li>甲' * 5000}", "read TOO_LARGE", finds=False),
)  # fmt: skip
ODD = (
    _of("a-refresh", _TEXT, head='<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/">'),
    _of("frames", f'{_TEXT}<iframe src="http://127.0.0.1:9/"></iframe><img src="file:///etc/passwd"><object data="x">'),
    _of("scripts", f"{_TEXT}<script>{'document.write(1);' * 100_000}</script><style>{'a{}' * 100_000}</style>"),
    _of("a-picture-of-5-megabytes", f'{_TEXT}<img src="data:image/png;base64,{"A" * 5_000_000}">', "read TOO_LARGE"),
    _of("an-attribute-of-20-megabytes", f'<p title="{"A" * 20_000_000}">{BAIT}</p>', "read TOO_LARGE", finds=False),
    _of("100000-attributes", f"<p {attributes(100_000)}>{BAIT}</p>", "TOO_LARGE", "MAX_ATTRIBUTES", finds=False),
    _of("100000-attributes-quoted", f"<p {attributes(100_000, '>')}>{BAIT}</p>", "TOO_LARGE", "MAX_ATTRIBUTES", finds=False),
    _of("a-million-breaks", _TEXT + "<br>" * 30_000),
    _of("paragraphs-of-nothing", _TEXT + "<p>" * 20_000),
    _of("paragraphs-of-a-word", _TEXT + "<p>甲乙丙丁" * 5_000),
    _of("a-comment-without-end", f"{_TEXT}<!-- {'-' * 100_000}"),
    _of("comments", f"{_TEXT}{'<!--' * 100_000}", "read NO_PLAN_CONTENT EMPTY", finds=False),
    _of("brackets-of-tags", f"{_TEXT}{'<' * 300_000}"),
    _of("ends-without-starts", f"{_TEXT}{'</div></p></table>' * 50_000}"),
    _of("characters-that-are-none", f"<p>{BAIT}&#0;&#1;&#x110000;&#99999999999;&#xD800;&#xFFFE;&nosuch;</p>"),
    _of("ampersands", f"{_TEXT}{'&' * 300_000}"),
    _of("entities-of-a-page", f"<!DOCTYPE html [<!ENTITY a '{'ha' * 9}'>]>{_TEXT}&a;"),
    _of("links", _TEXT + "<a href=x>规划.docx</a>" * 5_000),
    _of("choices", f"{_TEXT}<select>{'<option>甲' * 100_000}</select>"),
    _of("styles-of-a-page", f"{_TEXT}<p style='{_STYLE * 100_000}'>甲</p>"),
    _of("labels", _TEXT + "<p>索引号：1</p><p>发布机构：乙</p>" * 1_000),
    case("a-charset-that-lies", "html", _page(_TEXT + "<p>加强环境保护工作</p>" * 20, '<meta charset="utf-8">', "gb18030"), "read", "its bytes are gb18030", True),
    case("a-charset-of-utf-7", "html", _page(_TEXT, '<meta charset="utf-7">'), "read", "utf-7", True),
    case("a-charset-that-is-none", "html", _page(_TEXT, '<meta charset="../../x">'), "read", finds=True),
    case("a-charset-that-is-no-text", "html", _page(_TEXT, '<meta charset="zip">'), "read", finds=True),
    case("a-page-in-utf-16", "html", _page(_TEXT * 9, "", "utf-16"), "read", finds=True),
    case("archives-in-archives", "mht", lambda: _archive(50), "read", finds=True),
    case("archives-5000-deep", "mht", lambda: _archive(2000), "read TOO_LARGE DAMAGED"),
    case("an-archive-without-a-page", "mht", lambda: _archive_of(b""), "DAMAGED"),
    case("an-archive-of-noise", "mht", lambda: _archive_of(b"!!!!" * 1000), "DAMAGED EMPTY NO_PLAN_CONTENT NOT_A_DOCUMENT ENCODING read"),
    case("an-archive", "mht", lambda: _archive_of(base64.encodebytes(f"<html><body>{_TEXT}</body></html>".encode())), "read", finds=True),
    case("an-archive-of-parts", "mht", lambda: b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n' + b"--b\n\nx\n" * 20_000, "TOO_LARGE DAMAGED"),
)  # fmt: skip
CASES = (*SPANS, *DEPTHS, *ODD)
