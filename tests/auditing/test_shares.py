"""Parts that a sentence names are summed up where they are all of one whole, and left alone where they are not."""

from __future__ import annotations

import pytest

import plantext


def found(sentence: str) -> list[str]:
    plan = plantext.read_text(sentence)
    return [each.severity for each in plantext.audit(plan) if each.rule == "text-sum" and each.severity != "ok"]


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("规划实施项目86个，其中基础设施项目31个、产业项目28个、民生项目18个、生态项目12个。", "warning"),
        ("总投资18.6亿元，其中：防洪减灾5.2亿元，供水保障6.4亿元，灌区改造4.5亿元，河湖生态3.5亿元。", "warning"),
        ("安排重点项目8个，其中续建3个、新建6个。", "warning"),
        ("总投资1.2亿元，包括政府投资8000万元、社会投资5000万元。", "warning"),
        ("全县共有医疗机构486家，其中医院21家、基层机构448家、专业机构15家。", "note"),
        ("总投资46.3亿元，其中政府投资15.8亿元、社会投资20.5亿元。", "note"),
        ("设置指标20项，其中约束性指标13项、预期性指标6项。", "note"),
    ],
)
def test_parts_that_do_not_sum_up_are_told(sentence: str, severity: str) -> None:
    assert found(sentence) == [severity]


@pytest.mark.parametrize(
    "sentence",
    [
        "规划实施项目86个，其中基础设施项目31个、产业项目28个。",
        "规划实施项目86个，其中基础设施项目31个、产业项目40个等。",
        "全县有村庄34个，其中山区村20个、平原村14个，已改厕村12个。",
        "谋划项目53个，总投资180亿元，其中水类30个、气类23个。",
        "新建管网260公里，其中一期120公里，到2025年完成130公里。",
        "用水总量1.86亿立方米，其中农业1.21亿立方米、工业0.38亿立方米、生活0.27亿立方米。",
        "造林31.2万亩，其中人工造林8.63万亩、封山育林9.42万亩、退化林修复13.2万亩。",
        "现有水库43座，其中中型2座、小（1）型12座、小（2）型29座。",
        "改造村庄30个，其中重点村12个，占40%，一般村20个。",
        "新建学校3所，其中小学2所（其中寄宿制1所）、初中1所。",
        "新建水厂2座，其中一座日供水5万吨、另一座日供水3万吨。",
        "床位达到6000张以上，其中公办3000张、民办2900张。",
        "年均投资3亿元，其中2026年4亿元、2027年3.2亿元。",
    ],
)
def test_parts_of_something_else_or_of_less_are_left_alone(sentence: str) -> None:
    assert found(sentence) == []
