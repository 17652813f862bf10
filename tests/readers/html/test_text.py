"""Running text of web pages as a browser prints it: breaks, lists, headings, notes, hidden parts, encodings."""

from __future__ import annotations

import base64

import pytest

from plantext.document import Document, Paragraph
from plantext.errors import DocumentError, Kind
from plantext.readers import read_bytes

PLAN = "云溪县生态文明建设规划，到2025年森林覆盖率达到60%。"


def read(body: str, head: str = "") -> Document:
    return read_bytes(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "页.html")


LINES = {
    "p and br": ("<p>一<br>二</p><p>三", ["一", "二", "三"]),
    "text outside of any element": ("一<p>二</p>三", ["一", "二", "三"]),
    "a line end between Chinese is nothing": ("<p>建设\n 规划", ["建设规划"]),
    "a line end beside digits is a blank": ("<p>到\n2025\n年", ["到 2025 年"]),
    "white space folds, blanks that do not fold become blanks": ("<p>甲  乙&nbsp;&nbsp;丙&ensp;丁", ["甲 乙  丙 丁"]),
    "entities": ("<p>&lt;&amp;&#20113;&#x6eaa;&hellip;&yen;", ["<&云溪…¥"]),
    "raised digits": ("<p>10<sup>4</sup>m<sup>2</sup>", ["10⁴m²"]),
    "digits raised by their style": ("<p>6.27<span style='vertical-align:super'>1</span>", ["6.27¹"]),
    "lowered digits stay": ("<p>PM<sub>2.5</sub>", ["PM2.5"]),
    "runs": ("<p><span>20</span><font>25</font><o:p></o:p>年", ["2025年"]),
    "conditional comments": ("<p><![if x]><span>1.</span><![endif]>甲<!--[if y]>乙<![endif]-->", ["1.甲"]),
    "scripts and controls": ("<script>x</script><p>甲<button>提交</button><select><option>乙</select>", ["甲"]),
    "hidden": ("<p>甲<span style='color:red; display : none'>乙</span><span hidden>丙</span>丁", ["甲丁"]),
    "a style that only looks so": ("<p>甲<span style='x-display:inline'>乙</span>", ["甲乙"]),
    "deleted": ("<p>到<del>两</del>三个", ["到三个"]),
    "lists count": ("<ol start=3><li>甲<li value=7>乙<li><p>丙</ol>", ["3.甲", "7.乙", "8.丙"]),
    "lists in lists": ("<ol><li>甲<ol type=a><li>乙<li>丙</ol><li>丁</ol>", ["1.甲", "a.乙", "b.丙", "2.丁"]),
    "Chinese numbers": ("<ol style='list-style-type:cjk-ideographic'><li>甲<li>乙</ol>", ["一、甲", "二、乙"]),
    "an item with a number of its own": ("<ol><li>（一）甲<li>（二）乙</ol>", ["（一）甲", "（二）乙"]),
    "lists without numbers": ("<ul><li>甲<li>乙</ul><ol style='list-style:none'><li>丙</ol>", ["甲", "乙", "丙"]),
    "lines of pre": ("<pre>甲\n乙</pre>", ["甲", "乙"]),
    "characters that XML does not have": ("<p>甲&#11;<b hidden>乙</b>&#1;丙<script></script>&#xfffe;丁", ["甲丙丁"]),
    "signs of fonts": ("<p><span style='font-family:Symbol'>³</span>90<font face=Wingdings>ü</font>", ["≥90✓"]),
    "a font for some scripts only": ("<p><span style='mso-char-font-family:Symbol'>a³</span>", ["a³"]),
    "numbers of Word's lists": ("<p><span style='mso-list:Ignore'>1.<i>&nbsp;&nbsp; </i></span>甲", ["1. 甲"]),
    "wide numbers of Word's lists": ("<p><span style='mso-list:Ignore'>（一）<i>&nbsp; </i></span>甲", ["（一）甲"]),
    "characters nobody sees": ("<p>规&#8203;划&#xfeff;", ["规划"]),
}  # fmt: skip


@pytest.mark.parametrize("case", LINES)
def test_text_is_read_as_it_is_printed(case: str) -> None:
    body, lines = LINES[case]
    assert [block.text for block in read(body).blocks if isinstance(block, Paragraph)] == lines


def test_programs_that_break_lines_at_blanks_only_keep_the_blank() -> None:
    assert read("<p>前\n言", "<meta name=generator content='LibreOffice 7.4'>").text == "前 言"


def test_headings_have_the_levels_below_the_title_of_the_page() -> None:
    document = read(
        "<h1>云溪县规划</h1><h2>一、总则</h2><p>文。</p><h3>（一）目标</h3><p>文。</p><h2>二、指标</h2><p>文。</p>"
    )
    headings = [(b.level, b.text) for b in document.blocks if isinstance(b, Paragraph) and b.kind == "heading"]
    assert headings == [(1, "一、总则"), (2, "（一）目标"), (1, "二、指标")]
    assert document.text.startswith("云溪县规划\n")


@pytest.mark.parametrize(
    "note",
    [
        '<div id="sdfootnote1"><p><a href="#sdfootnote1anc">1</a>县统计局。</p></div>',
        "<div style='mso-element:footnote' id=ftn1><p><a href='#_ftnref1'><span>[1]</span></a> 县统计局。</p></div>",
    ],
)
def test_footnotes_stand_at_the_end_behind_their_marks(note: str) -> None:
    document = read(f"<p>规划<a href='#_ftn1'>[1]</a>编成。</p>{note}<p>后文。</p>")
    assert document.text == "规划¹编成。\n后文。\n¹ 县统计局。"
    assert [block.kind for block in document.blocks if isinstance(block, Paragraph)] == ["body", "body", "footnote"]


ENCODED = {
    "gb18030 called gb2312": ("gb2312", "gb18030", 0),
    "utf-8 called gb2312": ("gb2312", "utf-8", 1),
    "gb18030 called utf-8": ("utf-8", "gb18030", 1),
    "gb18030, nothing said": ("", "gb18030", 0),
    "utf-16 with a mark": ("utf-8", "utf-16", 1),
    "utf-16 without": ("", "utf-16-le", 0),
    "an encoding that there is not": ("x-unknown", "utf-8", 1),
}


@pytest.mark.parametrize("case", ENCODED)
def test_the_bytes_say_what_the_encoding_is(case: str) -> None:
    said, encoding, notes = ENCODED[case]
    style = "a { color: red }\n" * 3000  # more than what is looked at to tell an encoding
    head = f"<meta charset='{said}'>" if said else ""
    data = f"<html><head>{head}<style>{style}</style></head><body><p>{PLAN}朱镕</p></body></html>".encode(encoding)
    document = read_bytes(data, "a.html")
    assert document.text == f"{PLAN}朱镕"
    assert len([note for note in document.notes if "the page says" in note]) == notes


def archive(transfer: str, content: bytes, kind: str = "text/html") -> bytes:
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
    part = f"Content-Type: {kind}; charset=gb2312\r\nContent-Transfer-Encoding: {transfer}\r\n\r\n"
    return head.encode() + part.encode() + content + b"\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n"


def test_a_page_in_a_web_archive_is_read() -> None:
    page = f"<html><body><p>{PLAN}</p></body></html>".encode("gb18030")
    assert read_bytes(archive("base64", base64.encodebytes(page)), "a.mht").text == PLAN
    assert read_bytes(archive("8bit", page), "a.doc").text == PLAN


REFUSED = {
    "an archive without a page": (archive("8bit", b"x", "image/gif"), Kind.DAMAGED, "no page"),
    "an archive of archives without end": (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x0"\r\n\r\n'
        + b"".join(b'--x%d\r\nContent-Type: multipart/mixed; boundary="x%d"\r\n\r\n' % (i, i + 1) for i in range(2000)),
        Kind.TOO_LARGE,
        "nested",
    ),
    "nothing in it": (b"<html><body><script>x</script> &nbsp; </body></html>", Kind.EMPTY, "no text"),
    "pictures only": (b"<html><body><img src=1.png><img src=2.png width=800></body></html>", Kind.SCANNED, "pictures"),
    "elements in elements without end": (b"<html><body>" + b"<div>" * 50_000 + b"x", Kind.TOO_LARGE, "nested"),
    "attributes without end": (
        b"<html><body><p " + b" ".join(b"a%d=1" % i for i in range(20_000)) + b">x",
        Kind.TOO_LARGE,
        "attributes",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_in_one_line(case: str) -> None:
    data, kind, said = REFUSED[case]
    with pytest.raises(DocumentError) as caught:
        read_bytes(data, "a.html")
    assert (caught.value.kind, said in caught.value.message, "\n" in caught.value.message) == (kind, True, False)


@pytest.mark.parametrize(
    "definition", ['<!ENTITY x SYSTEM "file:///etc/hostname">', '<!ENTITY x "规规规规"><!ENTITY y "&x;&x;">']
)
def test_entities_that_a_page_defines_are_not_followed(definition: str) -> None:
    data = f"<!DOCTYPE html [{definition}]><html><body><p>规划&x;。</p></body></html>".encode()
    assert read_bytes(data, "a.html").text == "规划&x;。"


@pytest.mark.parametrize("text", ["<规划>与<p 无关", "a < b，<b>粗</b>", "规划\n<p>段</p>"])
def test_a_text_with_signs_of_html_in_it_is_a_text(text: str) -> None:
    assert read_bytes(text.encode(), "a.txt").format == "txt"
