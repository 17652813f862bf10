"""Inputs of a run: lists, archives and addresses; what cannot be opened fails alone, and no archive leads astray."""

from __future__ import annotations

import zipfile
from pathlib import Path

import fsspec
import pytest

import plantext
from plantext.batch import sources
from plantext.errors import DocumentError, PlantextError

TEXT = "到2030年，绿地率达到{}%。"


def names(*paths: str | Path) -> list[str]:
    return [file.name for file in sources.find(paths)]


def content(path: str) -> str:
    return b"".join(sources.fetch(path, 1_000_000)).decode()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "plans.zip"
    with zipfile.ZipFile(path, "w") as opened:
        opened.writestr("2023/规划甲.txt", TEXT.format(41))
        opened.writestr("2023/", "")
        opened.writestr("../../规划乙.txt", TEXT.format(42))
        opened.writestr("picture.png", b"no plan")
        opened.writestr("README.txt", "about")
    return path


def test_an_archive_is_like_a_folder(archive: Path) -> None:
    files = sources.find([archive.parent / "nowhere.txt", archive])
    assert [file.name for file in files] == ["nowhere", "规划甲", "规划乙"]
    assert files[1].path == f"{archive.as_posix()}/2023/规划甲.txt"
    assert content(files[1].path) == TEXT.format(41)


def test_a_member_that_points_elsewhere_is_read_from_the_archive(archive: Path) -> None:
    (archive.parent.parent / "规划乙.txt").write_text("another", encoding="utf-8")
    path = next(file.path for file in sources.find([archive]) if file.name == "规划乙")
    assert content(path) == TEXT.format(42)


def test_names_of_old_archives_are_in_the_systems_encoding(tmp_path: Path) -> None:
    path = tmp_path / "old.zip"
    with zipfile.ZipFile(path, "w") as opened:
        opened.writestr("XXXX.txt", TEXT.format(43))
    path.write_bytes(path.read_bytes().replace(b"XXXX", "规划".encode("gb18030")))
    (file,) = sources.find([path])
    assert file.name == "规划"
    assert content(file.path) == TEXT.format(43)


@pytest.mark.parametrize("damage", ["cut", "empty", "text"])
def test_an_archive_that_is_none_fails_as_a_file(archive: Path, damage: str) -> None:
    data = {"cut": archive.read_bytes()[:100], "empty": b"", "text": b"no archive"}[damage]
    archive.write_bytes(data)
    run = plantext.extract_many([archive], archive.parent / "run")
    assert [outcome.name for outcome in run.outcomes] == ["plans"]
    assert (run.outcomes[0].state == "failed") is (damage != "text")


def test_a_member_that_is_locked_or_missing_is_told(archive: Path) -> None:
    with pytest.raises(DocumentError, match=r"has no 2023/规划丙\.txt"):
        content(f"{archive}/2023/规划丙.txt")
    data = bytearray(archive.read_bytes())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(signature, at + 1)) >= 0:
            data[at + flags] |= 1
    archive.write_bytes(data)
    sources._members.cache_clear()
    with pytest.raises(DocumentError, match="protected by a password"):
        content(f"{archive}/2023/规划甲.txt")


def test_a_list_names_files_folders_and_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    for name in ("甲.txt", "folder/乙.txt", "folder/丙.txt"):
        (tmp_path / name).write_text(TEXT.format(40), encoding="utf-8")
    (tmp_path / "inner.txt").write_text("folder\n", encoding="utf-8")
    (tmp_path / "list.txt").write_text("\ufeff# plans\n甲.txt\n\n@inner.txt\n甲.txt\n", encoding="utf-8")
    assert names("@list.txt") == ["甲", "丙", "乙"]
    with pytest.raises(PlantextError, match=r"missing\.txt: the list of files cannot be read: No such file"):
        names("@missing.txt")
    (tmp_path / "list.txt").write_bytes("甲.txt".encode("gb18030"))
    with pytest.raises(PlantextError, match="not in UTF-8"):
        names("@list.txt")


def test_addresses_are_read_and_listed(tmp_path: Path) -> None:
    memory = fsspec.filesystem("memory")
    for name, number in (("甲", 41), ("乙", 42)):
        memory.pipe(f"/plans/2023/{name}.txt", TEXT.format(number).encode())
    memory.pipe("/plans/2023/picture.png", b"")
    assert names("memory://plans/2023") == ["乙", "甲"]
    assert names("memory://plans/*/甲.txt") == ["甲"]
    run = plantext.extract_many(["memory://plans/2023", "memory://plans/nothing.txt"], tmp_path / "run")
    assert {outcome.name: outcome.state for outcome in run.outcomes} == {"甲": "ok", "乙": "ok", "nothing": "failed"}
    assert run.plan("甲").path == "memory:///plans/2023/甲.txt"
    assert plantext.extract_many(["memory://plans/2023"], tmp_path / "run").names == ("乙", "甲")


def test_an_unknown_kind_of_address_is_told() -> None:
    with pytest.raises(PlantextError, match="nosuch://x"):
        names("nosuch://x/规划.txt")


def test_what_is_longer_than_the_limit_is_not_read_to_its_end(archive: Path) -> None:
    with pytest.raises(DocumentError, match="MAX_BYTES"):
        list(sources.fetch(f"{archive}/2023/规划甲.txt", 5))
