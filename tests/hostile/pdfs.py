"""Hostile PDF files: loops, bombs, pages without end or without text, passwords, actions, sizes that lie."""

from __future__ import annotations

import random
import zlib

from .case import Case, case, heavy

_ENDS = "read NO_PLAN_CONTENT EMPTY DAMAGED UNREADABLE_TEXT"
_FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_SHOWN = b"BT /F1 12 Tf 72 700 Td (By 2025, forest cover reaches 68%.) Tj ET"


def pdf(objects: dict[int, bytes], root: int = 1, trailer: str = "", xref: bool = True) -> bytes:
    """A PDF file of these objects, its table of places right."""
    made = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, content in objects.items():
        places[number] = len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(made)
    size = max(objects) + 1
    if xref:
        lines = (f"{places[n]:010d} 00000 n \n" if n in places else "0000000000 65535 f \n" for n in range(size))
        made += f"xref\n0 {size}\n{''.join(lines)}".encode()
    made += f"trailer\n<</Size {size}/Root {root} 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(made)


def stream(data: bytes, more: str = "", packed: bool = False) -> bytes:
    """A stream object."""
    body = zlib.compress(data, 9) if packed else data
    how = "/Filter/FlateDecode" if packed else ""
    return f"<</Length {len(body)}{how}{more}>>\nstream\n".encode() + body + b"\nendstream"


def page(content: int = 4, more: str = "", box: str = "0 0 595 842", parent: int = 2) -> bytes:
    """A page object."""
    fonts = f"/Resources<</Font<</F1 {_FONT}>>>>"
    return f"<</Type/Page/Parent {parent} 0 R/MediaBox[{box}]/Contents {content} 0 R{fonts}{more}>>".encode()


def simple(content: bytes = _SHOWN, catalog: str = "", packed: bool = False, **more: str) -> bytes:
    """A file of one page."""
    return pdf(
        {
            1: f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: page(**more),
            4: stream(content, packed=packed),
        }
    )


def _tree(kids: str, count: int, others: dict[int, bytes]) -> bytes:
    pages = f"<</Type/Pages/Kids[{kids}]/Count {count}>>".encode()
    return pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: pages, **others})


def _many(count: int) -> bytes:
    kids = " ".join(f"{n} 0 R" for n in range(5, 5 + count))
    return _tree(kids, count, {4: stream(_SHOWN), **{n: page() for n in range(5, 5 + count)}})


def _deep(depth: int) -> bytes:
    nodes = {n: f"<</Type/Pages/Kids[{n + 1} 0 R]/Count 1/Parent {n - 1} 0 R>>".encode() for n in range(5, 5 + depth)}
    return _tree("5 0 R", 1, {4: stream(_SHOWN), **nodes, 5 + depth: page(parent=4 + depth)})


def _bombs(times: int, millions: int) -> bytes:
    """Streams packed over and over."""
    data = b"0 " * (millions * 500_000)
    for _ in range(times):
        data = zlib.compress(data, 9)
    filters = " ".join(["/FlateDecode"] * times)
    content = f"<</Length {len(data)}/Filter[{filters}]>>\nstream\n".encode() + data + b"\nendstream"
    return pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>", 3: page(), 4: content})


def _encrypted() -> bytes:
    handler = f"/Encrypt<</Filter/Standard/V 1/R 2/O<{'41' * 32}>/U<{'42' * 32}>/P -4>>/ID[<00><00>]"
    return simple().replace(b"trailer\n<<", b"trailer\n<<" + handler.encode())


def _cross_referenced_in_a_circle() -> bytes:
    data = pdf(
        {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>", 3: page(), 4: stream(_SHOWN)}
    )
    start = data.rindex(b"xref\n0")
    return data.replace(b"trailer\n<<", f"trailer\n<</Prev {start}".encode())


def _scan() -> bytes:
    picture = stream(
        b"\x80" * 40_000, "/Type/XObject/Subtype/Image/Width 200/Height 200/ColorSpace/DeviceGray/BitsPerComponent 8"
    )
    return pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
            4: stream(b"q 595 0 0 842 0 0 cm /I Do Q"),
            5: picture,
        }
    )


def _forms_in_a_circle() -> bytes:
    form = stream(b"/X Do " * 20, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>")
    one = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>"
    return _tree("3 0 R", 1, {3: one, 4: stream(b"/X Do"), 5: form})


def _forms_doubling(levels: int) -> bytes:
    """Each form draws the next one ten times."""
    last = 5 + levels
    one = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>"
    more = "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X {} 0 R>>>>"
    forms = {n: stream(b"/X Do " * 10, more.format(n + 1)) for n in range(5, last)}
    final = stream(_SHOWN, f"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 {_FONT}>>>>")
    return _tree("3 0 R", 1, {3: one, 4: stream(b"/X Do"), **forms, last: final})


def _no_map() -> bytes:
    font = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>"
    shown = b"BT /F1 12 Tf 72 700 Td <" + b"00410042004300440045" * 30 + b"> Tj ET"
    return simple(shown, more=f"/Resources<</Font<</F1 {font}>>>>")


def _damaged(seed: int) -> bytes:
    chance, data = random.Random(seed), bytearray(_many(3))
    for _ in range(60):
        data[chance.randrange(9, len(data))] = chance.randrange(256)
    return bytes(data)


_LINES = b"".join(b"%d %d m %d %d l S\n" % (n % 595, n % 842, (n * 7) % 595, (n * 13) % 842) for n in range(20_000))
_RULES = b"".join(b"0 %d m 595 %d l S %d 0 m %d 842 l S\n" % (n, n, n % 595, n % 595) for n in range(842))
_TAGS = "/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R"


def _tags_in_a_circle() -> bytes:
    data = {
        1: f"<</Type/Catalog/Pages 2 0 R{_TAGS}>>".encode(),
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: page(),
        4: stream(_SHOWN),
    }
    return pdf(
        {**data, 6: b"<</Type/StructTreeRoot/K 7 0 R>>", 7: b"<</Type/StructElem/S/Table/P 6 0 R/K[7 0 R 7 0 R]>>"}
    )


def _tags_in_depth(depth: int) -> bytes:
    data = {
        1: f"<</Type/Catalog/Pages 2 0 R{_TAGS}>>".encode(),
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: page(),
        4: stream(_SHOWN),
    }
    tree = {n: f"<</Type/StructElem/S/Div/P {n - 1} 0 R/K {n + 1} 0 R>>".encode() for n in range(7, 7 + depth)}
    return pdf({**data, 6: b"<</Type/StructTreeRoot/K 7 0 R>>", **tree, 7 + depth: b"<</Type/StructElem/S/P/K 0>>"})


def _cut(tenth: int) -> bytes:
    whole = _many(9)
    return whole[: len(whole) * tenth // 10]


TREES = (
    case("pages-in-a-circle", "pdf", lambda: _tree("2 0 R", 1, {3: b"null"}), "EMPTY DAMAGED"),
    case("pages-in-a-circle-of-two", "pdf", lambda: _tree("3 0 R", 5, {3: b"<</Type/Pages/Kids[2 0 R]/Count 5>>"}), "EMPTY DAMAGED"),
    case("pages-2000-deep", "pdf", lambda: _deep(2000), _ENDS),
    case("pages-none", "pdf", lambda: _tree("", 0, {3: b"null"}), "EMPTY DAMAGED"),
    case("pages-that-lie", "pdf", lambda: _tree("3 0 R", 2_000_000_000, {3: page(), 4: stream(_SHOWN)}), _ENDS),
    case("pages-below-zero", "pdf", lambda: _tree("3 0 R", -5, {3: page(), 4: stream(_SHOWN)}), _ENDS),
    case("places-in-a-circle", "pdf", _cross_referenced_in_a_circle, _ENDS),
    case("places-missing", "pdf", lambda: simple().replace(b"xref", b"xxxx"), _ENDS),
    case("a-catalog-that-is-missing", "pdf", lambda: simple().replace(b"/Root 1 0 R", b"/Root 9 0 R"), "DAMAGED read NO_PLAN_CONTENT EMPTY"),
    heavy("forms-in-a-circle", "pdf", _forms_in_a_circle, f"{_ENDS} MEMORY TIMEOUT TOO_LARGE"),
    heavy("forms-that-double", "pdf", lambda: _forms_doubling(9), f"{_ENDS} TIMEOUT MEMORY TOO_LARGE"),
    case("tags-in-a-circle", "pdf", _tags_in_a_circle, _ENDS),
    case("tags-2000-deep", "pdf", lambda: _tags_in_depth(2000), _ENDS),
    case("arrays-10000-deep", "pdf", lambda: simple(catalog="/X" + "[" * 10_000 + "]" * 10_000), _ENDS),
)  # fmt: skip
CONTENTS = (
    case("flate-bomb", "pdf", lambda: _bombs(1, 50), f"{_ENDS} TOO_LARGE MEMORY"),
    case("flate-bomb-packed-thrice", "pdf", lambda: _bombs(3, 50), f"{_ENDS} TOO_LARGE MEMORY"),
    case("many-lines", "pdf", lambda: simple(_LINES, packed=True), _ENDS),
    case("many-rules", "pdf", lambda: simple(_RULES, packed=True), _ENDS),
    case("many-letters", "pdf", lambda: simple(_SHOWN * 300, packed=True), _ENDS),
    case("a-page-of-kilometres", "pdf", lambda: simple(box="0 0 99999999 99999999"), _ENDS),
    case("a-page-of-nothing", "pdf", lambda: simple(box="0 0 0 0"), _ENDS),
    case("a-page-turned-round", "pdf", lambda: simple(box="595 842 0 0", more="/Rotate 45"), _ENDS),
    case("a-page-of-1e999", "pdf", lambda: simple(box="0 0 1e999 nan"), _ENDS),
    case("letters-of-no-size", "pdf", lambda: simple(b"BT /F1 0 Tf 0 0 Td (2025 68%) Tj ET"), _ENDS),
    case("letters-of-kilometres", "pdf", lambda: simple(b"BT /F1 99999999 Tf 1e9 -1e9 Td (2025 68%) Tj ET"), _ENDS),
    case("states-unrestored", "pdf", lambda: simple(b"q " * 200_000 + _SHOWN), _ENDS),
    case("fonts-that-do-not-say", "pdf", _no_map, "UNREADABLE_TEXT EMPTY read NO_PLAN_CONTENT"),
    heavy("a-scan", "pdf", _scan, "SCANNED"),
    case("a-script", "pdf", lambda: simple(catalog="/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"), "read NO_PLAN_CONTENT"),
    case("a-launch", "pdf", lambda: simple(catalog="/OpenAction<</S/Launch/F(/bin/sh)>>"), "read NO_PLAN_CONTENT"),
    case("a-link-outside", "pdf", lambda: simple(catalog="/OpenAction<</S/URI/URI(http://127.0.0.1:9/)>>"), "read NO_PLAN_CONTENT"),
    case("a-protected-pdf", "pdf", _encrypted, "ENCRYPTED DAMAGED"),
    case("a-preamble", "pdf", lambda: b"\n" * 500 + simple(), _ENDS),
    case("pages-of-200", "pdf", lambda: _many(200), "read NO_PLAN_CONTENT"),
)  # fmt: skip
DAMAGES = (
    *(case(f"pdf-cut-at-{tenth}0%", "pdf", lambda tenth=tenth: _cut(tenth), _ENDS) for tenth in range(1, 10)),
    *(case(f"pdf-damaged-{seed}", "pdf", lambda seed=seed: _damaged(seed), _ENDS) for seed in range(5)),
    case("pdf-as-docx", "docx", simple, "read NO_PLAN_CONTENT"),
    case("pdf-as-text", "txt", lambda: simple(catalog="/X 1"), "read NO_PLAN_CONTENT"),
    case("pdf-mark-alone", "pdf", lambda: b"%PDF-1.7\n", "DAMAGED"),
    case("pdf-mark-and-noise", "pdf", lambda: b"%PDF-1.7\n" + random.Random(2).randbytes(100_000), "DAMAGED"),
)  # fmt: skip
HEAVY = (
    heavy("pages-of-3001", "pdf", lambda: _many(3001), "read NO_PLAN_CONTENT TIMEOUT", "MAX_PAGES"),
    heavy("flate-bomb-of-a-gigabyte", "pdf", lambda: _bombs(1, 1000), f"{_ENDS} TOO_LARGE MEMORY"),
    heavy("flate-bomb-thrice-of-a-gigabyte", "pdf", lambda: _bombs(3, 1000), f"{_ENDS} TOO_LARGE MEMORY"),
)  # fmt: skip
CASES: tuple[Case, ...] = (*TREES, *CONTENTS, *DAMAGES, *HEAVY)
