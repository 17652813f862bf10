"""Hostile Word files: entities, bombs, lying packages, spans without end, what is missing or goes in circles."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from functools import partial

from .case import BAIT, Case, case, heavy
from .packing import PIECE, TYPES, WORD, attributes, bomb, document, field, p, packed, table, tc, word, word_of


def _again(n: int) -> str:
    return f"&a{n};" * 10


_LAUGHS = "".join(f'<!ENTITY a{n + 1} "{_again(n)}">' for n in range(10))
_BILLION = f'<!DOCTYPE x [<!ENTITY a0 "ha">{_LAUGHS}]>'
_QUADRATIC = f'<!DOCTYPE x [<!ENTITY a "{"a" * 60_000}">]>'
_HEADER = tc("指标") + tc("单位") + tc("2025年")
_ROW = tc("森林覆盖率") + tc("%") + tc("68")
_STYLES = f'<w:styles xmlns:w="{WORD}">{{}}</w:styles>'


def _style(name: str, based_on: str) -> str:
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/><w:basedOn w:val="{based_on}"/></w:style>'


def _overlapping() -> bytes:
    """Many entries of the directory whose bytes are the same."""
    data = packed({"[Content_Types].xml": TYPES, "word/document.xml": document("<w:p/>" * 500_000)})
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    second = data.index(b"PK\x01\x02", start + 4)
    entries = b"".join(data[second:end].replace(b"word/document.xml", b"word/docu%04d.xml" % n) for n in range(5000))
    tail = bytearray(data[end:])
    tail[8:10] = tail[10:12] = (5002).to_bytes(2, "little")
    tail[12:16] = (end - start + len(entries)).to_bytes(4, "little")
    return data[:end] + entries + bytes(tail)


def _nested_zips(depth: int) -> bytes:
    data = b"0" * PIECE
    for level in range(depth):
        data = packed({f"{level}.zip" if level else "zeros.txt": data})
    return data


def _twins() -> bytes:
    """Two main parts of one name: Word reads the last one."""
    data = packed(
        {"[Content_Types].xml": TYPES, "word/document.xmX": document(p("甲")), "word/document.xml": document(p(BAIT))}
    )
    return data.replace(b"word/document.xmX", b"word/document.xml")


def _with_bad_checksum() -> bytes:
    data = packed({"[Content_Types].xml": TYPES, "word/document.xml": document(p("正文"))}, zipfile.ZIP_STORED)
    return data.replace("正文".encode(), "正反".encode())


def _truncated() -> Iterator[Case]:
    for tenth in range(1, 10):
        yield case(f"cut-at-{tenth}0%", "docx", partial(_cut, tenth), "DAMAGED", "cut short")


def _cut(tenth: int) -> bytes:
    whole = word("".join(p(f"{BAIT}{n}") for n in range(200)) + table(_HEADER, _ROW))
    return whole[: len(whole) * tenth // 10]


def _nested(tag: str, depth: int, inner: str) -> str:
    return (
        "".join(f"<w:{t}>" for t in tag.split()) * depth
        + inner
        + "".join(f"</w:{t}>" for t in tag.split()[::-1]) * depth
    )


def _strict() -> bytes:
    main = document(p(BAIT) + table(_HEADER, _ROW)).replace(WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    return word_of(main)


def _relations(*targets: str) -> bytes:
    links = "".join(f'<Relationship Id="r{t}" Type="http://x/styles" Target="{t}"/>' for t in targets)
    return packed(
        {
            "[Content_Types].xml": TYPES,
            "word/document.xml": document(p(BAIT)),
            "word/_rels/document.xml.rels": f"<Relationships>{links}</Relationships>",
        }
    )


ENTITIES = (
    case("billion-laughs", "docx", lambda: word(p("&a9;"), _BILLION), "DAMAGED TOO_LARGE"),
    case("quadratic-blow-up", "docx", lambda: word(p("&a;" * 30_000), _QUADRATIC), "DAMAGED TOO_LARGE"),
    case(
        "laughs-in-utf-16",
        "docx",
        lambda: word_of(document(p("&a9;"), _BILLION).replace("UTF-8", "UTF-16").encode("utf-16")),
        "DAMAGED TOO_LARGE",
    ),
    case(
        "laughs-in-styles", "docx", lambda: word(p(BAIT), styles=_BILLION + _STYLES.format("&a9;")), "DAMAGED TOO_LARGE"
    ),
    case(
        "laughs-in-types",
        "docx",
        lambda: packed(
            {"[Content_Types].xml": _BILLION + "<Types>&a9;</Types>", "word/document.xml": document(p(BAIT))}
        ),
        "DAMAGED TOO_LARGE NOT_A_DOCUMENT",
    ),
    case(
        "external-entity",
        "docx",
        lambda: word(p("&e;"), '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
        "DAMAGED",
        "document type definition",
    ),
    case(
        "external-dtd",
        "docx",
        lambda: word(p(BAIT), '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'),
        "DAMAGED",
        "x.dtd",
    ),
    case(
        "parameter-entity",
        "docx",
        lambda: word(p(BAIT), '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>'),
        "DAMAGED",
    ),
)
BOMBS = (
    case("bomb-of-zeros", "docx", lambda: bomb(b"0" * PIECE, 20), "TOO_LARGE", "MAX_RATIO"),
    case("bomb-of-paragraphs", "docx", lambda: bomb(b"<w:p/>" * 100_000, 30), "TOO_LARGE", "MAX_RATIO"),
    case("bomb-of-lzma", "docx", lambda: bomb(b"0" * PIECE, 10, zipfile.ZIP_LZMA), "DAMAGED TOO_LARGE"),
    case("bomb-of-bzip2", "docx", lambda: bomb(b"0" * PIECE, 20, zipfile.ZIP_BZIP2), "DAMAGED TOO_LARGE"),
    case("a-size-that-lies", "docx", lambda: field(bomb(b"0" * PIECE, 20), "word/document.xml", 24, 1000), "TOO_LARGE DAMAGED"),
    case("a-packed-size-that-lies", "docx", lambda: field(bomb(b"0" * PIECE, 20), "word/document.xml", 20, 0x7FFFFFFF), "TOO_LARGE DAMAGED"),
    case("nested-zips", "docx", lambda: _nested_zips(6), "NOT_A_DOCUMENT", "zip archive"),
    case("too-many-members", "docx", lambda: packed({"[Content_Types].xml": TYPES, **{f"x{n}": "" for n in range(10_001)}}), "TOO_LARGE", "MAX_MEMBERS"),
    case("overlapping-members", "docx", _overlapping, "read EMPTY DAMAGED TOO_LARGE NO_PLAN_CONTENT"),
    case("two-main-parts", "docx", _twins, "read", finds=True),
    case("an-unknown-method", "docx", lambda: field(word(p(BAIT)), "word/document.xml", 10, 99, 2), "DAMAGED"),
    case("an-offset-that-lies", "docx", lambda: field(word(p(BAIT)), "word/document.xml", 42, 0x7FFFFFFF), "DAMAGED"),
    case("a-wrong-checksum", "docx", _with_bad_checksum, "DAMAGED"),
    case("a-locked-member", "docx", lambda: field(word(p(BAIT)), "word/document.xml", 8, 1, 2), "ENCRYPTED DAMAGED", ""),
    case("paths-that-climb", "docx", lambda: packed({"[Content_Types].xml": TYPES, "../../etc/passwd": "x", "/word/document.xml": document(p(BAIT))}), "read", finds=True),
    heavy("gigabyte-of-zeros", "docx", lambda: bomb(b"0" * PIECE, 1000), "TOO_LARGE", "MAX_"),
    heavy("200-megabytes-of-digits", "docx", lambda: bomb(b"".join(b"%d" % n for n in range(150_000)), 220), "TOO_LARGE", "MAX_"),
    heavy("gigabyte-of-paragraphs", "docx", lambda: bomb(b"<w:p/>" * 100_000, 1700), "TOO_LARGE", "MAX_"),
    heavy("gigabyte-of-bzip2", "docx", lambda: bomb(b"0" * PIECE, 1000, zipfile.ZIP_BZIP2), "DAMAGED TOO_LARGE"),
    heavy("bomb-below-the-ratio", "docx", lambda: bomb(b"".join(b"<w:p/><w:p><w:r/></w:p><!--%d-->" % (n * n) for n in range(30_000)), 80), "TOO_LARGE MEMORY EMPTY"),
)  # fmt: skip
SPANS = (
    case("gridspan-of-50-million", "docx", lambda: word(p(BAIT) + table(tc("甲", '<w:gridSpan w:val="50000000"/>') * 9, _HEADER)), "read", "200 columns", finds=True),
    case("gridspan-of-5000-digits", "docx", lambda: word(p(BAIT) + table(tc("甲", f'<w:gridSpan w:val="{"9" * 5000}"/>'), _HEADER)), "read", finds=True),
    case("gridspan-below-zero", "docx", lambda: word(p(BAIT) + table(tc("甲", '<w:gridSpan w:val="-5"/>') * 3, _HEADER)), "read", finds=True),
    case("gridbefore-of-50-million", "docx", lambda: word(p(BAIT) + table('<w:trPr><w:gridBefore w:val="50000000"/></w:trPr>' + _ROW)), "read", finds=True),
    case("vmerge-over-many-rows", "docx", lambda: word(p(BAIT) + table(_HEADER, *[tc("", "<w:vMerge/>") + tc("甲", "<w:vMerge/>") + tc("5")] * 3_000)), "read", finds=True),
    case("grid-of-a-million-columns", "docx", lambda: word(p(BAIT) + table(_HEADER, _ROW).replace("<w:tbl>", "<w:tbl><w:tblGrid>" + '<w:gridCol w:w="1"/>' * 200_000 + "</w:tblGrid>")), "read TOO_LARGE", finds=False),
    case("row-of-20000-cells", "docx", lambda: word(p(BAIT) + table(tc("5") * 20_000)), "read", "200 columns", finds=True),
    case("tables-80-deep", "docx", lambda: word(p(BAIT) + _nested("tbl tr tc", 80, p("底"))), "read", finds=True),
    case("tables-2000-deep", "docx", lambda: word(p(BAIT) + _nested("tbl tr tc", 2000, p("底"))), "TOO_LARGE", "deep"),
    case("controls-2000-deep", "docx", lambda: word(p(BAIT) + _nested("sdt sdtContent", 2000, p("底"))), "TOO_LARGE", "deep"),
    heavy("table-of-20000-rows", "docx", lambda: word(p(BAIT) + table(_HEADER + tc("x") * 5, *[_ROW + tc("5") * 5] * 20_000)), "read", finds=True),
    heavy("a-million-paragraphs", "docx", lambda: word(p(BAIT) + "".join(p(f"第{n}段") for n in range(300_000))), "read TOO_LARGE"),
)  # fmt: skip
DAMAGES = (
    *_truncated(),
    case("strict", "docx", _strict, "read", finds=True),
    case("no-main-part", "docx", lambda: packed({"[Content_Types].xml": TYPES}), "DAMAGED"),
    case("no-types", "docx", lambda: packed({"word/document.xml": document(p(BAIT))}), "DAMAGED NOT_A_DOCUMENT"),
    case("types-of-nothing", "docx", lambda: packed({"[Content_Types].xml": "", "word/document.xml": document(p(BAIT))}), "DAMAGED"),
    case("xml-that-ends", "docx", lambda: word_of(document(p(BAIT))[:-20]), "DAMAGED", "document.xml"),
    case("main-part-of-zeros", "docx", lambda: word_of(b"\0" * 5000), "DAMAGED"),
    case("styles-in-a-circle", "docx", lambda: word(p(BAIT), styles=_STYLES.format(_style("a", "b") + _style("b", "a"))), "read", finds=True),
    case("styles-in-a-chain", "docx", lambda: word(f'<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr></w:p>{p(BAIT)}', styles=_STYLES.format("".join(_style(f"s{n}", f"s{n + 1}") for n in range(20_000)))), "read TOO_LARGE"),
    case("relations-in-a-circle", "docx", lambda: _relations("document.xml", "_rels/document.xml.rels"), "read DAMAGED"),
    case("relations-that-climb", "docx", lambda: _relations("../../../../etc/passwd", "file:///etc/passwd"), "read", finds=True),
    case("characters-that-xml-lacks", "docx", lambda: word(p(f"{BAIT}&#1;&#11;")), "DAMAGED read"),
    case("a-lone-surrogate", "docx", lambda: word(p(f"{BAIT}&#xD800;")), "DAMAGED read"),
    case("a-part-in-utf-16", "docx", lambda: word_of(document(p(BAIT)).replace("UTF-8", "UTF-16").encode("utf-16")), "read", finds=True),
    case("an-encoding-that-lies", "docx", lambda: word_of(document(p(BAIT)).replace("UTF-8", "GB2312")), "read DAMAGED"),
    case("an-element-of-100000-attributes", "docx", lambda: word(f"<w:p {attributes(100_000)}/>{p(BAIT)}"), "read TOO_LARGE DAMAGED"),
    case("an-attribute-of-11-megabytes", "docx", lambda: word(f'<w:p a="{"x" * 11_000_000}"/>{p(BAIT)}'), "TOO_LARGE"),
    case("a-text-of-11-megabytes", "docx", lambda: word(p("项" * 4_000_000)), "read TOO_LARGE NO_PLAN_CONTENT"),
    case("a-protected-file", "docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500, "ENCRYPTED", "password"),
    case("~$lock", "docx", lambda: b"\x05user" + b"\0" * 157, "NOT_A_DOCUMENT", "lock file"),
    case("nothing", "docx", lambda: b"", "EMPTY"),
    case("a-number-of-2-million-digits", "docx", lambda: word(p(f"到2025年，收入达到{'9' * 2_000_000}元。") + table(_HEADER, tc("甲") + tc("%") + tc("9" * 100_000))), "read TOO_LARGE NO_PLAN_CONTENT"),
)  # fmt: skip
CASES = (*ENTITIES, *BOMBS, *SPANS, *DAMAGES)
