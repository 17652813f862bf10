"""A plan whose numbers agree gives no error, however they fall; one that is off by one gives one."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

import plantext

amounts = st.lists(st.integers(min_value=1, max_value=900_000), min_size=2, max_size=7)
counts = st.lists(st.tuples(*[st.integers(0, 40)] * 3), min_size=2, max_size=5)
shares = st.decimals(min_value=1, max_value=90, places=1)


def listed(money: list[int], stated: int, claimed: str) -> str:
    rows = "".join(f"| {n} | 河道整治{n}号工程 | 整治河道。 | {each} |\n" for n, each in enumerate(money, 1))
    head = "| 序号 | 项目名称 | 建设内容 | 投资（万元） |\n| --- | --- | --- | --- |\n"
    claim = f"谋划重点工程{len(money)}项，总投资约{claimed}亿元。"
    return f"{claim}\n\n表1 重点工程\n\n{head}{rows}| 合计 | | | {stated} |\n"


def errors(text: str) -> list[str]:
    return [each.rule for each in plantext.audit(plantext.read_text(text)) if each.severity == "error"]


@settings(max_examples=40)
@given(amounts)
def test_sums_that_agree_give_no_error_however_they_are_rounded(money: list[int]) -> None:
    claimed = f"{Decimal(sum(money)) / 10000:.2f}"
    assert errors(listed(money, sum(money), claimed)) == []


@settings(max_examples=40)
@given(amounts, st.integers(min_value=1, max_value=5000))
def test_a_total_that_is_off_is_found(money: list[int], off: int) -> None:
    stated = sum(money) + off * max(1, sum(money) // 10000)
    assert "list-total" in errors(listed(money, stated, f"{Decimal(stated) / 10000:.4f}"))


@settings(max_examples=40)
@given(counts, st.booleans())
def test_status_tables_sum_up_or_are_told(rows: list[tuple[int, int, int]], broken: bool) -> None:
    sums = [sum(column) for column in zip(*rows, strict=True)]
    body = "".join(f"| 类别{n} | {sum(row)} | {row[0]} | {row[1]} | {row[2]} |\n" for n, row in enumerate(rows, 1))
    last = f"| 合计 | {sum(sums) + broken} | {sums[0]} | {sums[1]} | {sums[2]} |\n"
    head = "| 类别 | 项目总数 | 已完成 | 按原计划推进 | 取消 |\n| --- | --- | --- | --- | --- |\n"
    found = errors(f"表1 上轮规划项目进展\n\n{head}{body}{last}")
    assert found == (["status-row", "status-column"] if broken else [])


@settings(max_examples=40)
@given(shares, shares, shares)
def test_targets_that_rise_to_the_requirement_give_nothing(one: Decimal, other: Decimal, third: Decimal) -> None:
    now, near, far = sorted((one, other, third))
    head = "| 序号 | 指标名称 | 单位 | 国家要求 | 现状值（2022年） | 2025年目标 | 2030年目标 |\n" + "| --- " * 7 + "|\n"
    row = f"| 1 | 城镇污水处理率 | % | ≥{far} | {now} | {near} | {far} |\n"
    found = plantext.audit(plantext.read_text(f"表1 指标\n\n{head}{row}"))
    assert {each.severity for each in found if each.rule != "interim-requirement"} <= {"ok"}
    assert {each.severity for each in found} <= {"ok", "note"}
