"""The site is built without a warning, leads to what is there, needs nothing from elsewhere and leaves out nothing."""

from __future__ import annotations

import json
import re
import subprocess
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

import plantext
from plantext import errors, records
from plantext.cli import command, console
from plantext.columns import COLUMNS
from plantext.comparisons import CHANGES, FINDINGS, KINDS, LINKS
from plantext.counties.matrix import FIXED
from plantext.errors import Kind
from plantext.meanings import meaning
from plantext.scoring import MISSES, SCORES
from plantext.terms import SHARED, TERMS

from .conftest import build

TABLES = {
    **COLUMNS,
    **{"changes": CHANGES, "links": LINKS, "findings": FINDINGS, "matrix": FIXED, "terms": TERMS, "shared": SHARED},
    **{"scores": SCORES, "misses": MISSES},
}
RECORDS = (
    "Info",
    "Section",
    "Indicator",
    "Value",
    "Target",
    "Project",
    "ProjectTotal",
    "ProjectStatus",
    "Duty",
    "Claim",
)


@cache
def parsed(page: Path) -> html.HtmlElement:
    return html.fromstring(page.read_text(encoding="utf-8"))


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def said(site: Path, name: str) -> str:
    return parsed(site / name).find(".//article").text_content()


@cache
def ids(page: Path) -> set[str]:
    return {each.get("id") for each in parsed(page).iter() if each.get("id")}


def test_the_site_is_built_without_a_warning(built: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    assert (built[1].returncode, built[1].stderr) == (0, "")


FAULTY = """# A

[a page](no-page.md), [a heading](#no-heading), ![a picture](no-picture.png)

```{eval-rst}
.. autofunction:: plantext.no_function
```

```{table-reference} no_table
```
"""


def test_a_page_that_leads_nowhere_ends_the_build(docs: Path, site: Path, tmp_path: Path) -> None:
    assert site.is_dir()
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "index.md").write_text(FAULTY, encoding="utf-8")
    ended = build(tmp_path / "pages", docs, tmp_path / "site")
    assert ended.returncode != 0
    for name in ("no-page.md", "no-heading", "no-picture.png", "no_function", "no_table"):
        assert name in ended.stderr, ended.stderr


def test_every_link_of_the_site_leads_to_something_that_is_there(site: Path) -> None:
    assert [(str(page.relative_to(site)), link) for page in pages(site) for link in _broken(page)] == []


def _broken(page: Path) -> list[str]:
    links = [each.get("href") or each.get("src") for each in parsed(page).iter("a", "link", "script", "img")]
    return [link for link in filter(None, links) if not urlsplit(link).scheme and not _leads_somewhere(page, link)]


def _leads_somewhere(page: Path, link: str) -> bool:
    parts = urlsplit(link)
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if not target.is_file():
        return False
    return not parts.fragment or target.suffix != ".html" or unquote(parts.fragment) in ids(target)


def test_addresses_of_other_sites_are_well_formed(site: Path) -> None:
    links = {each.get("href") for page in pages(site) for each in parsed(page).iter("a")}
    other = [link for link in filter(None, links) if urlsplit(link).scheme]
    assert [link for link in other if not re.fullmatch(r"https://[\w-]+(\.[\w-]+)+(/[\w./#%-]*)?", link)] == []


def test_the_site_loads_nothing_from_elsewhere(site: Path) -> None:
    loading = [each for page in pages(site) for each in parsed(page).xpath("//script|//img|//link|//iframe|//source")]
    addresses = [each.get("src") or each.get("href") or "" for each in loading]
    assert [address for address in addresses if urlsplit(address).netloc] == []
    styles = [path.read_text(encoding="utf-8") for path in site.rglob("*.css")]
    assert [found for style in styles for found in re.findall(r"(?:@import|url\(['\"]?https?:)[^;]*", style)] == []


def test_the_site_tells_nothing_of_the_machine_that_built_it(site: Path, docs: Path) -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in (*pages(site), *site.glob("*.js"))}
    for word in (str(docs.parent), str(Path.home()), str(site.parent)):
        assert [path.name for path, text in texts.items() if word in text] == []


def test_every_public_name_stands_in_the_reference(site: Path) -> None:
    known = (
        ids(site / "reference/python.html") | ids(site / "reference/errors.html") | ids(site / "reference/records.html")
    )
    names = set(plantext.__all__) - {"__version__"}
    assert sorted(name for name in names if f"plantext.{name}" not in known) == []


@pytest.mark.parametrize("record", RECORDS)
def test_every_field_of_a_record_is_explained(site: Path, record: str) -> None:
    page = parsed(site / "reference/records.html")
    for field in getattr(records, record).__dataclass_fields__:
        (found,) = page.xpath(f"//dt[@id='plantext.records.{record}.{field}']/following-sibling::dd")
        assert found.text_content().strip(), field


def test_every_command_and_option_stands_in_the_reference(site: Path) -> None:
    text = said(site, "reference/commands.html")
    parser = command._parser()
    (choice,) = (action for action in parser._actions if action.choices and not action.option_strings)
    assert len(choice.choices) >= 8
    for name, each in choice.choices.items():
        assert f"usage: plantext {name}" in text
        assert f"plantext-{name}" in ids(site / "reference/commands.html")
        assert [o for action in each._actions for o in action.option_strings if o not in text] == []


@pytest.mark.parametrize(("page", "language"), [("reference/tables.html", "en"), ("zh/tables.html", "zh")])
@pytest.mark.parametrize("table", TABLES)
def test_every_column_stands_in_the_reference_with_its_meaning(
    site: Path, page: str, language: str, table: str
) -> None:
    rows = [
        [cell.text_content().strip() for cell in row.iter("td")] for row in parsed(site / page).xpath("//article//tr")
    ]
    for column in TABLES[table]:
        expected = meaning(table, column, language).replace("`", "")
        assert [row for row in rows if row and row[0] == column and _alike(row[-1], expected)], column


def _alike(shown: str, expected: str) -> bool:
    """Say whether two texts are the same but for apostrophes and a type in brackets."""
    plain = [re.sub(r"[’']|\s*[（(](?:a whole number|a number|整数|数)[)）]$", "", text) for text in (shown, expected)]
    return plain[0] == plain[1]


def test_every_kind_of_error_and_of_change_is_explained(site: Path) -> None:
    page = parsed(site / "reference/errors.html")
    for kind in Kind:
        (found,) = page.xpath(f"//dt[@id='plantext.Kind.{kind}']/following-sibling::dd")
        assert len(found.text_content().strip()) > 10, kind
    text = said(site, "reference/tables.html")
    assert [kind for kind in KINDS if kind not in text] == []


def test_every_error_is_explained(site: Path) -> None:
    names = {each.__name__ for each in vars(errors).values() if isinstance(each, type) and issubclass(each, Exception)}
    known = {each.rpartition(".")[2] for each in ids(site / "reference/errors.html")}
    assert names - known == set()


def test_every_exit_status_is_explained(site: Path) -> None:
    rows = parsed(site / "reference/errors.html").xpath("//article//tr/td[1]")
    listed = {int(number) for row in rows for number in re.findall(r"\d+", row.text_content())}
    statuses = {console.ALL_WELL, console.SOME_FAILED, console.WRONG_USAGE, console.NOTHING, console.FOUND}
    assert listed == statuses | {command.BROKEN_PIPE, 129, 130, 143}


def test_words_of_both_languages_can_be_searched_for(site: Path) -> None:
    index = json.loads((site / "searchindex.js").read_text(encoding="utf-8").removeprefix("Search.setIndex(")[:-1])
    assert {"indic", "revis", "指标", "修编"} <= index["terms"].keys()


def test_files_of_the_repository_that_pages_name_are_there(docs: Path) -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in docs.rglob("*.md"))
    named = set(re.findall(r"`((?:plantext|tests|extractors|scripts|benchmarks)/[\w/.-]+)`", text))
    assert len(named) > 5
    assert [name for name in sorted(named) if "NAME" not in name and not (docs.parent / name).exists()] == []
