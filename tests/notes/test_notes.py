"""A note is said in Chinese: what it counts and quotes as it is, and what nobody knows as it is."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plantext
from plantext.errors import DocumentError, Kind
from plantext.notes import Template, note_in, problem_in, templates
from plantext.plan import NO_CONTENT

from .chinese import NOTED, english_in, english_left, listening

SAID = {
    "1 control character taken out": "删去控制字符1个",
    "12 control characters taken out": "删去控制字符12个",
    "the end of the file is cut: 1 byte dropped": "文件末尾不完整，舍去1个字节",
    "the file is damaged: 3 places are not utf-8, marked \ufffd": "文件有损坏：3处不是utf-8编码，以“\ufffd”标出",
    "page furniture left out of the text: 3 lines": "页眉、页脚和页码略去3行",
    "page furniture left out of the text: 3 lines (page marks 2, table of contents 1)": (
        "正文以外的页面内容略去3行（页码2处、目录1处）"
    ),
    "page furniture left out of the text: hidden parts 1, navigation, links and tools 5": (
        "正文以外的页面内容已略去：隐藏内容1处、导航链接和工具栏5处"
    ),
    "表2 重点项目: the table is not in the text": "“表2 重点项目”：文中没有这张表",
    "hidden sheets left out: 2 (附表、底稿)": "隐藏的工作表略去2张（附表、底稿）",
    "1 picture is not read": "图片1张未读取",
    "this is an RTF file; it was converted by LibreOffice and read as DOCX": (
        "本文件为RTF文件，经LibreOffice转换为DOCX后读取"
    ),
    "a table could not be read (line 7): nothing parts its cells and nothing proves a split; left as text": (
        "有表格未能读出（第7行）：单元格之间没有分隔，无法确定如何拆分，按文字保留"
    ),
    "page 3: damaged, not read": "第3页：已损坏，未读取",
    "pages 1-3, 7, 9-10: pictures, read by character recognition (OCR)": (
        "第1-3、7、9-10页：为图像，经文字识别（OCR）读取"
    ),
    "the structure that the file states is not used: in a table on page 4, row 2 has more cells than columns": (
        "未采用文件自带的结构标签：第4页的表格：第2行的单元格多于列数"
    ),
    "表2: no name beside the number, left out: r4, r7": "表2：有序号而无名称，已略去：第4行、第7行",
    "table 2: looks like a project list, but could not be read as one": "第2张表：像是项目清单，但未能按项目清单读出",
    "表一: the column “备用” (c3) holds numbers and is not read: its header is not known": (
        "表一：第3列“备用”有数值而未读取，其表头无法识别"
    ),
    "¶7: 900 characters without a comma or a stop; targets may be missing": (
        "¶7：连续900字没有逗号或句号，目标可能有遗漏"
    ),
    "correction not applied: correct targets ¶2[7:17] “绿地率: 42%”: its place is gone": (
        "更正未应用：更正目标 ¶2[7:17]“绿地率: 42%”：原位置已不存在"
    ),
}
UNKNOWN = (
    "",
    "一处表格无法读取",
    "a sentence that nobody makes",
    "3 pictures are not read, perhaps",
    "x 3 pictures are not read",
    "many pictures are not read",
    "页3: damaged; not read",
)

FAULTS = [
    (b"", "a.txt", "空文件：文件为空（0字节），请从来源重新获取"),
    (b" \n", "a.txt", "空文件：文件中没有文字，请从来源重新获取"),
    (b"%PDF-1.7", "a.pdf", "文件损坏：PDF文件损坏或不完整，请从来源重新获取"),
    (b"Rar!....", "a.rar", "不是文档：本文件为RAR压缩包；请解压后指定其中的文件"),
    (b"Rar!....", "a.docx", "不是文档：本文件为RAR压缩包，文件名后缀却是.docx；请解压后指定其中的文件"),
    (b"\x89PNG\r\n", "a.png", "不是文档：本文件为图片（PNG）；只能读取文字，请获取文档本身"),
    (b"PK\x03\x04", "a.docx", "文件损坏：文件不完整或损坏（File is not a zip file），请重新获取"),
    (b"PK\x03\x04", "a.zip", "文件损坏：文件不完整或损坏（File is not a zip file），请重新获取"),
    (
        "規劃".encode("shift-jis") * 9,
        "a.txt",
        "编码不明：文本编码不是UTF-8、UTF-16、GB18030或Big5，请存为UTF-8后重试",
    ),
]


@pytest.mark.parametrize("note", SAID, ids=lambda note: note[:40])
def test_a_note_is_said_in_chinese(note: str) -> None:
    assert note_in(note, "zh") == SAID[note]
    assert note_in(note, "en") == note


@pytest.mark.parametrize("note", UNKNOWN)
def test_what_is_no_note_stays_as_it_is(note: str) -> None:
    assert note_in(note, "zh") == note


@given(st.text(max_size=60))
def test_any_text_stays_as_it_is(text: str) -> None:
    assert note_in(text, "zh") == text


@given(quote=st.text(max_size=60), count=st.integers(0, 10**9))
def test_what_is_quoted_stays_as_it_is(quote: str, count: int) -> None:
    for note in (
        f"cells that fit more than one column stand as text below their table: {quote}",
        f"hidden sheets left out: {count} ({quote})",
        f"the rows of a table could not be told apart from “{quote}” on; they stand as text below it",
    ):
        assert quote in note_in(note, "zh") != note
    assert str(count) in note_in(f"{count} charts are not read", "zh")


@pytest.mark.parametrize("quote", ["{table}", "{0}", "%s", "<b>", "a\nb", "甲: damaged, not read", "“乙”"])
def test_a_quote_is_no_template(quote: str) -> None:
    note = f"表1: not read, its header is of no kind that plantext knows: {quote}"
    assert note_in(note, "zh") == f"表1：未读取，plantext不认识这种表头：{quote}"


@pytest.mark.parametrize("piece", [": the column “", "a: ", "“”: ", " (c1) ", "correction not applied: ", "1, "])
def test_a_long_note_does_not_take_long(piece: str) -> None:
    started = time.perf_counter()
    for before in ("", "correction not applied: accept targets ", "pages "):
        note_in(before + piece * 20_000, "zh")
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize("template", templates("note"), ids=lambda template: template.english[:40])
def test_every_note_is_found_by_its_own_template(template: Template) -> None:
    """No other template takes the sentences of one: those with more words of their own are asked first."""
    values = {name: "5" if holds == "number" else "甲" for name, holds in template.places.items()}
    note = template.english
    for name, holds in template.places.items():
        note = note.replace(f"{{{name}{':' * bool(holds)}{holds}}}", values[name])
    assert note_in(note, "zh") == template.chinese.format(**values)


@pytest.mark.parametrize("kind", Kind)
def test_what_is_wrong_with_a_file_is_told_with_its_kind_in_chinese(kind: Kind) -> None:
    assert problem_in(kind.value, "get it again", "en") == f"{kind}: get it again"
    told = problem_in(kind.value, "get it again", "zh")
    assert told.endswith("：get it again")
    assert kind.value not in told


@pytest.mark.parametrize(("data", "file", "told"), FAULTS, ids=[told for _, _, told in FAULTS])
def test_the_usual_faults_of_files_are_told_in_chinese(data: bytes, file: str, told: str) -> None:
    with pytest.raises(DocumentError) as caught:
        plantext.read_bytes(data, file)
    assert problem_in(caught.value.kind, caught.value.message, "zh") == told
    assert english_in(told.replace("File is not a zip file", "")) == []


def test_a_document_without_content_is_told_of_in_chinese() -> None:
    assert problem_in(Kind.NO_PLAN_CONTENT, NO_CONTENT, "zh").startswith("没有规划内容：提示：没有找到指标表")


def test_the_notes_of_a_plan_stay_english() -> None:
    with listening() as heard:
        notes = plantext.read_text(NOTED).notes
    assert notes[-1] == "¶5: 800 characters without a comma or a stop; targets may be missing"
    assert set(notes) == heard
    assert not [note for note in notes if note_in(note, "zh") == note or english_left(note)]
