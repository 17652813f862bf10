"""Links of 2,000 generated plans, and what changed in each pair; in a process of its own."""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from plantext.batch import Settings, extract_many, open_run
from plantext.linking import compare_links, find_links

AIM_SECONDS = 5
HEADER = ("plans", "links", "right", "wrong", "missed", "links s", "pairs", "changes s", "peak MB")

_COUNTIES = 200
_FIRST, _SECOND = "岚澜漪霖岫峤汐沅浔淞湲溆漱澧潆濂瀚灏焱煜", "溪塬汀屿岭浦塘川泽原"
_SORTS = {
    "水安全保障": ("农村自来水普及率", "水土保持率", "城镇供水保证率", "水库蓄水能力", "灌溉水利用系数"),
    "林业发展": ("森林覆盖率", "林木蓄积量", "湿地保护率", "国土绿化面积", "林业总产值"),
    "生态环境保护": ("优良天数比例", "PM2.5平均浓度", "农村生活污水治理率", "受污染耕地安全利用率", "新能源公交车占比"),
}
_WORDS = "推进实施完善健全加强统筹水源管网造林抚育监测治理修复河湖农田村庄园区道路设施机制能力示范工程责任投入"

Pair = tuple[str, str, str]


def linking_rows(counties: int) -> list[list[str]]:
    """Return the row of the table, of ten plans a county; measured in a process of its own, for its memory counts."""
    root = Path(__file__).resolve().parents[1]
    command = [sys.executable, "-m", "benchmarks.linking", str(counties)]
    run = subprocess.run(command, cwd=root, check=True, capture_output=True, encoding="utf-8")
    return [json.loads(run.stdout)]


def _documents(counties: int) -> Iterator[tuple[str, str]]:
    """Give ten documents of each county: three plans of two periods, a draft, a note, two action plans."""
    chance = random.Random(7)
    for number in range(counties):
        more = _FIRST[number // 200] if number >= 200 else ""
        county = f"{_FIRST[number // 10 % 20]}{_SECOND[number % 10]}{more}县"
        place = f"c{number:03}"
        for at, (sort, names) in enumerate(_SORTS.items()):
            for period, years in (("old", "2016—2020年"), ("new", "2021—2025年")):
                yield f"{place}_{period}{at}", _plan(f"{county}{sort}规划（{years}）", names, chance)
        sorts = list(_SORTS)
        draft = _plan(f"{county}{sorts[0]}规划（2021—2025年）（征求意见稿）", _SORTS[sorts[0]], chance)
        yield f"{place}_draft", draft
        yield f"{place}_note", f"《{county}{sorts[1]}规划（2021—2025年）》编制说明\n\n一、背景\n\n{_text(chance)}"
        for at in (1, 2):
            title = f"{county}{sorts[at]}三年行动方案（2022—2024年）"
            yield f"{place}_action{at}", f"{title}\n\n一、任务\n\n2024年{_SORTS[sorts[at]][0]}达到80%。{_text(chance)}"


def _expected(counties: int) -> set[Pair]:
    pairs: set[Pair] = set()
    for place in (f"c{number:03}" for number in range(counties)):
        pairs |= {("version", f"{place}_old{at}", f"{place}_new{at}") for at in range(3)}
        pairs |= {("draft", f"{place}_draft", f"{place}_new0"), ("note", f"{place}_new1", f"{place}_note")}
        pairs |= {("action", f"{place}_new{at}", f"{place}_action{at}") for at in (1, 2)}
    return pairs


def _plan(title: str, names: tuple[str, ...], chance: random.Random) -> str:
    values = [(name, chance.randrange(40, 99)) for name in names]
    rows = "\n".join(f"{at}\t{name}\t{value}" for at, (name, value) in enumerate(values, 1))
    said = "".join(f"到期末，{name}达到{value}以上。" for name, value in values)
    table = f"表1 主要指标\n序号\t指标名称\t目标值\n{rows}"
    return "\n\n".join([title, "一、目标", said, table, "二、任务", *(_text(chance) for _ in range(6))])


def _text(chance: random.Random) -> str:
    return "，".join("".join(chance.choices(_WORDS, k=12)) for _ in range(14)) + "。"


def _measure(counties: int) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in _documents(counties):
            (Path(folder) / f"{name}.txt").write_text(text, encoding="utf-8")
        extract_many(folder, Path(folder) / "run", Settings()).close()
        with open_run(Path(folder) / "run") as run:
            begin = perf_counter()
            links = find_links(run)
            found = perf_counter()
            pairs = Counter(link.kind for link, _ in compare_links(run, links))
            compared = perf_counter()
            count = len(run.names)
    told = {(link.kind, link.old, link.new) for link in links}
    expected = _expected(counties)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        *(f"{number:,}" for number in (count, len(told), len(told & expected), len(told - expected))),
        *(f"{len(expected - told):,}", f"{found - begin:.1f}", f"{pairs.total():,}"),
        *(f"{compared - found:.1f}", f"{peak:.0f}"),
    ]


if __name__ == "__main__":
    print(json.dumps(_measure(int(sys.argv[1]) if len(sys.argv) > 1 else _COUNTIES)))
