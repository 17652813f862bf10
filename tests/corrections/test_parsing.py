"""Files of corrections: what is written is read back, and whatever else is in a file gives one clear line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plantext
from plantext.corrections import (
    FIELDS,
    Contexts,
    Correction,
    Corrections,
    DocumentCorrections,
    Row,
    corrections_json,
    parse_corrections,
    read_corrections,
    shown,
)
from plantext.errors import CorrectionError, ExportError
from plantext.writing import write_corrections

ENTRY: dict[str, Any] = {
    "action": "correct",
    "table": "targets",
    "source": "p12 ¶10[6:22] (OCR 0.97)",
    "quote": "县城空气优良天数比例为94.8%",
    "before": "2022年，",
    "after": "，PM2.5平均浓度",
    "section": "（一）1.环境质量",
    "was": {"indicator": "县城空气优良天数比例", "value": "94.8", "unit": "%", "year": "2022"},
    "set": {"value": "≥95", "year": "2025"},
}
CELL = {"table": "表1", "number": "14", "name": "森林覆盖率", "item": ""}


def file(*entries: Any, **top: Any) -> dict[str, Any]:
    document = {"doc": "yunxi_2023", "sha256": "ab", "title": "规划", "corrections": list(entries)}
    return {"plantext": "corrections", "version": 1, "documents": [document]} | top


def entry(**changes: Any) -> dict[str, Any]:
    return {name: value for name, value in (ENTRY | changes).items() if value is not ...}


def data(value: Any) -> bytes:
    return json.dumps(value).encode()


def test_a_file_is_read_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "corrections.json"
    path.write_bytes(data(file(entry(), entry(table="values", row=CELL, note="看图", **{"set": {"value": "62"}}))))
    (document,) = read_corrections(path).documents
    assert (document.doc, document.sha256, document.title) == ("yunxi_2023", "ab", "规划")
    first, second = document.corrections
    assert (first.action, first.table, first.quote) == ("correct", "targets", "县城空气优良天数比例为94.8%")
    assert (first.before, first.after, first.section, first.row) == (
        "2022年，",
        "，PM2.5平均浓度",
        "（一）1.环境质量",
        None,
    )
    assert (first.was["value"], first.set) == ("94.8", {"value": "≥95", "year": "2025"})
    assert (second.row, second.note) == (Row("表1", "14", "森林覆盖率", ""), "看图")


def test_a_byte_order_mark_does_not_matter() -> None:
    assert len(parse_corrections(b"\xef\xbb\xbf" + data(file(entry())))) == 1


def test_what_may_be_absent_may_be_absent() -> None:
    bare = {"action": "reject", "table": "claims", "source": "¶1", "quote": ""}
    (correction,) = parse_corrections(data(file(bare)))
    assert correction == Correction("reject", "claims", "¶1", "")
    assert len(parse_corrections(data(file()))) == 0
    assert len(parse_corrections(data({"plantext": "corrections", "version": 1, "documents": []}))) == 0
    (correction,) = parse_corrections(data(file(entry(row=None))))
    assert correction.row is None


def test_unknown_keys_are_left_out_with_a_note() -> None:
    odd = entry(colour="red", was={"value": "1", "score": "x"}, row=CELL | {"r": "1"})
    found = parse_corrections(data(file(odd, author="me")))
    assert found.notes == ('keys that are not known were left out: "author", "colour", "r", "score"',)
    (correction,) = found
    assert correction.was == {"value": "1"}
    many = parse_corrections(data(file(entry(**{f"k{number:02}": 1 for number in range(50)}))))
    assert many.notes[0].endswith('"k09" …')


HOSTILE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "it is no JSON"),
    "no JSON": (b"{", "it is no JSON"),
    "not UTF-8": ('{"plantext": "规划"}'.encode("gb18030"), "it is not in UTF-8"),
    "UTF-16": (json.dumps(file()).encode("utf-16"), "it is not in UTF-8"),
    "binary": (bytes(range(256)), "it is not in UTF-8"),
    "a list": (b"[]", "the file is no object but a list"),
    "a number": (b"3", "the file is no object but a number"),
    "null": (b"null", "the file is no object but nothing"),
    "another file": (b'{"documents": []}', "this is no file of corrections"),
    "another version": (data(file(version=2)), "its version is 2; this plantext reads version 1"),
    "version true": (data(file(version=True)), "its version is true"),
    "no version": (b'{"plantext": "corrections", "documents": []}', "its version is null"),
    "no documents": (b'{"plantext": "corrections", "version": 1}', "documents is no list but nothing"),
    "documents an object": (data(file(documents={})), "documents is no list but an object"),
    "deep": (b"[" * 200_000, "nested too deeply"),
    "deep objects": (b'{"a":' * 200_000, "nested too deeply"),
    "deep inside": (data(file())[:-4] + b'{"set":' * 100_000, "nested too deeply"),
    "a long number": (b'{"plantext": ' + b"9" * 10_000 + b"}", "it is no JSON"),
    "twice": (b'{"plantext": "corrections", "plantext": "corrections"}', 'the key "plantext" stands twice'),
    "twice inside": (b'{"documents": [{"doc": 1, "doc": 2}]}', 'the key "doc" stands twice'),
    "NaN": (b'{"plantext": NaN}', "this is no file of corrections"),
}


@pytest.mark.parametrize(("content", "message"), HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_file_of_corrections_is_refused_in_one_line(content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    path.write_bytes(content)
    with pytest.raises(CorrectionError) as error:
        read_corrections(path)
    told = str(error.value)
    assert told.startswith(f"{path}: ")
    assert message in told
    assert "\n" not in told
    assert len(told) < len(str(path)) + 200


WRONG: dict[str, tuple[Any, str]] = {
    "text": ("x", "correction 2 is no object but a text"),
    "empty": ({}, "correction 2: action is missing"),
    "no source": (entry(source=...), "correction 2: source is missing"),
    "no table": (entry(table=""), "correction 2: table is missing"),
    "action": (entry(action="delete"), 'correction 2: action "delete" is none of accept, correct, reject, add'),
    "table": (entry(table="errors"), 'correction 2: table "errors" is none of targets'),
    "table a path": (entry(table="../targets"), "is none of targets"),
    "quote a number": (entry(quote=3), "correction 2: quote is no text but a number"),
    "note null": (entry(note=None), "correction 2: note is no text but nothing"),
    "row a list": (entry(row=[]), "correction 2: row is no object but a list"),
    "row name": (entry(row={"name": 1}), "correction 2: row: name is no text"),
    "set a list": (entry(set=["value"]), "correction 2: set is no object but a list"),
    "set a number": (entry(set={"value": 60}), "correction 2: set: value is no text but a number"),
    "set a wrong field": (entry(set={"colour": "red"}), ": set: targets has no field colour"),
    "set a wrong value": (entry(set={"value": "60%"}), ": set: value '60%' holds a unit"),
    "set nothing": (entry(set={}), ": correct needs something in set"),
    "accept with set": (entry(action="accept"), ": accept takes no set"),
    "add without quote": (entry(action="add", quote=" "), ": add needs a quote"),
    "was a number": (entry(was={"value": 94.8}), "correction 2: was: value is no text but a number"),
    "half a character": (entry(quote="\ud800"), "correction 2: quote holds a character that no text has"),
    "a control character": (entry(set={"unit": "%\x00"}), "correction 2: set: unit holds a character"),
}  # fmt: skip


@pytest.mark.parametrize(("wrong", "message"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_with_an_entry_is_told_with_its_place(wrong: Any, message: str) -> None:
    with pytest.raises(CorrectionError) as error:
        parse_corrections(data(file(entry(), wrong)))
    assert "document 1 (yunxi_2023), correction 2" in str(error.value)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_a_document_has_to_be_named() -> None:
    with pytest.raises(CorrectionError, match="document 1: it has neither doc nor sha256 nor title"):
        parse_corrections(data(file(documents=[{"corrections": []}])))
    with pytest.raises(CorrectionError, match=r"document 1 \(a\): corrections is no list but nothing"):
        parse_corrections(data(file(documents=[{"doc": "a"}])))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CorrectionError, match="there is no such file"):
        read_corrections(tmp_path / "none.json")
    with pytest.raises(CorrectionError, match="this is a folder"):
        read_corrections(tmp_path)


def test_a_large_file_is_read_and_a_huge_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "c.json"
    path.write_bytes(data(file(*[entry()] * 20_000)))
    assert len(read_corrections(path)) == 20_000
    monkeypatch.setattr("plantext.corrections.parsing.MAX_BYTES", 1000)
    with pytest.raises(CorrectionError, match=r"c\.json: it is longer than 0\.001 MB"):
        read_corrections(path)


def samples() -> list[DocumentCorrections]:
    found = []
    for name in ("yunxi_2023", "yunxi_2024_action", "hezhe_2021"):
        plan = plantext.read(plantext.sample(name))
        contexts = Contexts(plan)
        records = [record for table in FIELDS for record in getattr(plan, table)]
        made = [contexts.correction(record, note="“看”<b>") for record in records]
        field = {"targets": "unit", "values": "value_unit", "claims": "unit", "duties": "responsible"}
        made += [contexts.correction(r, "correct", {field[t]: "个\n=1+1"}) for t in field for r in getattr(plan, t)[:3]]
        found.append(contexts.document(*made))
    return found


def test_what_is_written_is_read_back_and_gives_the_same_bytes(tmp_path: Path) -> None:
    documents = samples()
    write_corrections(documents, tmp_path / "a.json")
    found = read_corrections(tmp_path / "a.json")
    assert found == Corrections(tuple(documents))
    write_corrections(found, tmp_path / "b.json")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    assert not list(tmp_path.glob(".*"))
    as_json = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert list(as_json) == ["plantext", "version", "documents"]
    assert corrections_json([]) == '{"plantext": "corrections", "version": 1, "documents": []}\n'


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(ExportError, match="cannot be written"):
        write_corrections([], tmp_path / "folder")
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match="cannot be written"):
        write_corrections([], tmp_path / "file" / "a.json")
    assert not list(tmp_path.glob(".*"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from([*ENTRY, "value", "doc"]), inner, max_size=4)
    ),
    max_leaves=12,
)
MUTATIONS: tuple[Callable[[Any], Any], ...] = (
    lambda value: value,
    file,
    lambda value: file(documents=value),
    lambda value: file(ENTRY | {"set": value}),
    lambda value: file(ENTRY | {"was": value}),
    lambda value: file(ENTRY | {"row": value}),
    lambda value: file(ENTRY | value) if isinstance(value, dict) else value,
)


@given(JSON, st.sampled_from(MUTATIONS))
def test_any_json_is_read_or_refused(value: Any, mutate: Callable[[Any], Any]) -> None:
    try:
        found = parse_corrections(data(mutate(value)))
    except CorrectionError:
        return
    again = corrections_json(found)
    assert parse_corrections(again.encode()).documents == found.documents


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with pytest.raises(CorrectionError):
        parse_corrections(content)


def test_what_was_holds_is_what_forms_show() -> None:
    plan = plantext.read(plantext.sample("yunxi_2023"))
    contexts = Contexts(plan)
    assert contexts.correction(plan.values[4]).was == shown(plan.values[4])
