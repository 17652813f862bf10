"""Names and codes of GB/T 2260, as they held in a year, and what decides between two owners of a name."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from plantext.regions import find_regions, name_at, region_of_code, resolve
from plantext.resources import folder


def rows() -> list[dict[str, str]]:
    with (folder("extractors") / "regions.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("name", "year", "codes"),
    [
        ("浙江省", 2022, ["330000"]),
        ("台州市", 2021, ["331000"]),
        ("慈溪市", 2023, ["330282"]),
        ("江北区", 2022, ["330205", "500105"]),
        ("奉化区", 2016, ["330213"]),
        ("奉化市", 2016, ["330283"]),
        ("龙港市", 2020, ["330383"]),
        ("临平区", 2021, ["330113"]),
        ("下城区", 2020, ["330103"]),
        ("下城区", None, ["330103"]),
        ("济源市", 2022, ["419001"]),
        ("金门县", 2022, ["350527"]),
        ("奉化区", 2015, []),
        ("奉化市", 2017, []),
        ("龙港市", 2018, []),
        ("临平区", 2020, []),
        ("下城区", 2022, []),
        ("云溪县", 2022, []),
        ("慈溪", 2022, []),
        ("溪市", 2022, []),
        ("", 2022, []),
        ("石家庄高新技术产业开发区", 2022, []),
        ("市辖区", 2022, []),
    ],
)
def test_a_name_has_the_codes_that_held_in_a_year(name: str, year: int | None, codes: list[str]) -> None:
    assert [region.code for region in find_regions(name, year)] == codes


@pytest.mark.parametrize(
    ("code", "parents"),
    [
        ("330205", ("浙江省", "宁波市")),
        ("500105", ("重庆市",)),
        ("419001", ("河南省",)),
        ("659011", ("新疆维吾尔自治区",)),
        ("330200", ("浙江省",)),
        ("330000", ()),
    ],
)
def test_a_unit_knows_what_is_above_it(code: str, parents: tuple[str, ...]) -> None:
    region = region_of_code(code)
    assert region is not None
    assert region.parents == parents


@pytest.mark.parametrize("code", ["", "330201", "999999", "33020", "name"])
def test_a_code_that_is_none_names_nothing(code: str) -> None:
    assert region_of_code(code) is None


def test_a_code_is_looked_up_in_the_year_too() -> None:
    renamed = [region_of_code("130502", year) for year in (2018, 2022)]
    assert [region and region.name for region in renamed] == ["桥东区", "襄都区"]


@pytest.mark.parametrize(
    ("text", "start", "name"),
    [
        ("宁波市江北区规划", 0, "宁波市"),
        ("宁波市江北区规划", 3, "江北区"),
        ("延边朝鲜族自治州规划", 0, "延边朝鲜族自治州"),
        ("浦东新区规划", 0, "浦东新区"),
        ("云溪县规划", 0, ""),
        ("城市更新规划", 0, ""),
        ("关于慈溪市", 0, ""),
        ("", 0, ""),
    ],
)
def test_a_name_is_found_at_a_place(text: str, start: int, name: str) -> None:
    assert name_at(text, start) == name


@pytest.mark.parametrize(
    ("beside", "code", "texts", "found"),
    [
        (["宁波市"], "", [], "330205"),
        (["浙江省", "宁波市"], "", [], "330205"),
        (["重庆市"], "", [], "500105"),
        ([], "330205", [], "330205"),
        ([], "330200", [], "330205"),
        ([], "", ["宁波市生态环境局"], "330205"),
        ([], "", ["本规划", "地处重庆市主城区"], "500105"),
        ([], "", [], ""),
        ([], "110105", [], ""),
        ([], "", ["宁波市与重庆市结对"], ""),
        ([], "", ["杭州市"], ""),
        (["澄安市"], "330205", [], ""),
        (["杭州市"], "", ["宁波市"], ""),
    ],
)
def test_only_what_is_printed_decides_between_two_owners(
    beside: list[str], code: str, texts: list[str], found: str
) -> None:
    region = resolve("江北区", 2022, beside, code, texts)
    assert (region.code if region else "") == found


def test_the_table_is_whole() -> None:
    table = rows()
    codes = {row["code"] for row in table}
    assert all(row["parent"] in codes for row in table if not row["code"].endswith("0000"))
    assert all(not row["valid_to"] or (row["valid_from"] or "0") <= row["valid_to"] for row in table)
    in_force = [row for row in table if not row["valid_to"]]
    assert max(Counter(row["code"] for row in in_force).values()) == 1
    assert len(in_force) > 3200
    assert table == sorted(table, key=lambda row: (row["code"], row["valid_from"]))
