"""Every entry of `extractors/targets.toml` matches the lines it says it matches, and leaves the others alone."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest
import regex

import plantext
from plantext.resources import folder
from plantext.targets import words
from plantext.vocabulary import Wording, load

FILE = "targets.toml"
SEARCHED = ("link", "period", "left_alone", "role", "section", "ratio", "split")
ENTRIES = [entry for section in SEARCHED for entry in load(FILE, section)]
FORMS = load(FILE, "form")
DATA = tomllib.loads((folder("extractors") / FILE).read_text(encoding="utf-8"))
MEANINGS = {
    "period": {"annual", "cumulative"},
    "role": {"actual", "target", "weak"},
    "section": {"actual", "target"},
    "form": {"search", "match", "fullmatch"},
}
CODE = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((Path(plantext.__file__).parent / "targets").glob("*.py"))
)
USED = set(regex.findall(r"""\b(?:form|source)\(["']([^"']+)["']\)""", CODE))


def lines(entries: tuple[Wording, ...] | list[Wording], which: str) -> list[tuple[Wording, str]]:
    return [(entry, line) for entry in entries for line in getattr(entry, which)]


@pytest.mark.parametrize(("entry", "line"), lines(ENTRIES, "yes"))
def test_a_yes_line_holds_what_its_entry_looks_for(entry: Wording, line: str) -> None:
    assert entry.pattern.search(line)


@pytest.mark.parametrize(("entry", "line"), lines(ENTRIES, "no"))
def test_a_no_line_holds_nothing_of_its_entry(entry: Wording, line: str) -> None:
    assert not entry.pattern.search(line)


@pytest.mark.parametrize(("entry", "line"), [one for one in lines(FORMS, "yes") if one[1] != "县城"])
def test_a_form_matches_its_yes_lines_the_way_it_is_tried(entry: Wording, line: str) -> None:
    assert getattr(entry.pattern, entry.means)(line)


@pytest.mark.parametrize(("entry", "line"), lines(FORMS, "no"))
def test_a_form_leaves_its_no_lines_alone(entry: Wording, line: str) -> None:
    assert not getattr(entry.pattern, entry.means)(line)


@pytest.mark.parametrize("section", MEANINGS)
def test_an_entry_means_what_the_code_knows(section: str) -> None:
    assert {entry.means for entry in load(FILE, section)} <= MEANINGS[section]


@pytest.mark.parametrize("section", SEARCHED)
def test_a_pattern_finds_nothing_in_an_empty_text(section: str) -> None:
    assert [entry.id for entry in load(FILE, section) if entry.pattern.search("")] == []


def test_every_section_of_the_file_is_known() -> None:
    assert set(DATA) == {"lists", "form", *SEARCHED}


def test_every_form_is_used_and_every_form_that_is_used_exists() -> None:
    assert {entry.id for entry in FORMS} == USED


def test_every_form_is_asked_for_by_a_literal_id() -> None:
    assert regex.findall(r"""(?<!\.)\b(?:form|source)\((?!name\b)(?!["'])""", CODE) == []


@pytest.mark.parametrize("name", DATA["lists"])
def test_a_list_of_words_holds_no_white_space(name: str) -> None:
    assert [word for word in DATA["lists"][name] if not word or regex.search(r"\s", word)] == []


@pytest.mark.parametrize("name", [name for name in DATA["lists"] if name not in ("ensure", "work", "modifiers")])
def test_a_list_of_words_has_no_repeats(name: str) -> None:
    assert [word for word, count in Counter(DATA["lists"][name]).items() if count > 1] == []


@pytest.mark.parametrize("name", DATA["lists"])
def test_every_list_is_used_by_the_code_or_by_a_pattern(name: str) -> None:
    patterns = [entry["pattern"] for section in (*SEARCHED, "form") for entry in DATA[section]]
    assert f"""listed("{name}")""" in CODE.replace("'", '"') or any(rf"\L<{name}>" in pattern for pattern in patterns)


@pytest.mark.parametrize("section", ["ratio", "split"])
def test_what_stands_for_several_names_has_at_least_two(section: str) -> None:
    assert all(len(entry.means.split("|")) > 1 for entry in load(FILE, section))


@pytest.mark.parametrize("entry", load(FILE, "link"), ids=lambda entry: entry.id)
def test_a_link_ends_where_its_number_begins(entry: Wording) -> None:
    assert all(match.end() == len(line) for line in entry.yes for match in entry.pattern.finditer(line))


@pytest.mark.parametrize("name", ["work", "links", "adverbs", "heads"])
def test_a_list_offers_its_longest_word_first(name: str) -> None:
    lengths = [len(word.replace("\\", "")) for word in words.listed(name).split("|")]
    assert lengths == sorted(lengths, reverse=True)
