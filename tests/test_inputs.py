"""Files, folders and patterns become inputs with names of their own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from plantext.errors import DocumentError, Kind
from plantext.inputs import content, expand


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.txt", "a.DOCX", "sub/a.txt", "sub/deep/c.pdf", ".hidden/d.txt", ".e.txt", "~$a.docx", "f.csv"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("tree")
def test_a_folder_gives_its_documents_in_order_without_hidden_and_lock_files() -> None:
    assert [file.path for file in expand(["."])] == ["a.DOCX", "b.txt", "sub/a.txt", "sub/deep/c.pdf"]


@pytest.mark.usefixtures("tree")
def test_a_named_file_is_taken_whatever_it_is_called() -> None:
    assert [file.path for file in expand([".e.txt", "f.csv", "~$a.docx"])] == [".e.txt", "f.csv", "~$a.docx"]


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        *(("README.md", False), ("readme_first.txt", False), ("LICENSE.txt", False), ("Index.md", False)),
        *(("CHANGELOG.md", False), ("规划.md", True), ("notes.txt", True), ("indexes.txt", True)),
    ],
)
def test_files_about_the_others_are_taken_only_when_named(tmp_path: Path, name: str, taken: bool) -> None:
    (tmp_path / name).touch()
    assert len(expand([tmp_path])) == taken
    assert len(expand([tmp_path / name])) == 1


@pytest.mark.parametrize(("size", "read"), [(0, True), (3_000_000, True), (3_000_001, False)])
def test_a_file_is_read_up_to_the_limit(tmp_path: Path, size: int, read: bool) -> None:
    (tmp_path / "a").write_bytes(bytes(size))
    if read:
        assert content(tmp_path / "a", 3_000_000) == bytes(size)
    else:
        with pytest.raises(DocumentError, match="more than 3 MB, the limit") as caught:
            content(tmp_path / "a", 3_000_000)
        assert caught.value.kind is Kind.TOO_LARGE


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("no", "there is no such file"),
        (".", "this is a folder"),
        ("规" * 200, "File name too long"),
        ("a\0b", "the file cannot be opened"),
    ],
    ids=["missing", "folder", "long", "NUL"],
)
def test_what_is_no_file_is_said_to_be_none(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(DocumentError, match=said):
        content(tmp_path / name, 10)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a user who may not read everything")
def test_a_folder_without_permission_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir(mode=0)
    (file,) = expand([tmp_path])
    with pytest.raises(DocumentError, match="no permission to open the folder"):
        content(file.path, 10)


@pytest.mark.usefixtures("tree")
def test_two_files_of_one_name_get_different_names() -> None:
    assert [file.name for file in expand(["."])] == ["a", "b", "a~2", "c"]


def test_a_made_up_name_never_meets_a_real_one() -> None:
    names = [file.name for file in expand(["x/a.txt", "a~2.txt", "y/a.txt", "z/a.txt"])]
    assert names == ["a", "a~2", "a~3", "a~4"]


def test_a_file_named_twice_is_read_once(tree: Path) -> None:
    assert [file.path for file in expand(["b.txt", tree / "b.txt", "./b.txt", "sub/../b.txt"])] == ["b.txt"]


def test_standard_input_is_taken_once() -> None:
    assert [(file.path, file.name) for file in expand(["-", "-"])] == [("-", "stdin")]


@pytest.mark.usefixtures("tree")
def test_a_pattern_that_the_shell_left_alone_is_expanded() -> None:
    assert [file.path for file in expand(["*.txt"])] == ["b.txt"]


@pytest.mark.usefixtures("tree")
def test_what_does_not_exist_stays_so_that_reading_it_fails() -> None:
    assert [file.path for file in expand(["no.docx", "no*.docx"])] == ["no.docx", "no*.docx"]


def test_an_empty_folder_gives_nothing(tmp_path: Path) -> None:
    assert expand([tmp_path]) == []


def test_a_link_that_leads_in_a_circle_ends(tree: Path) -> None:
    (tree / "sub" / "loop").symlink_to(tree, target_is_directory=True)
    assert len(expand(["sub"])) == 2
