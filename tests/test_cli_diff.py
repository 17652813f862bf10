import csv
import json
from pathlib import Path

import pytest

from plantext.comparisons import CHANGES

from .commands import call_text

OLD, NEW = "yunxi_2018.docx", "yunxi_2023.docx"


def test_old_and_new_stand_side_by_side(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    result = call_text("diff", samples / OLD, samples / NEW)
    assert (result.returncode, result.stderr) == (0, "")
    (line,) = [line for line in result.stdout.splitlines() if "政府绿色采购比例" in line and "2025" in line]
    assert line.split() == ["value", "changed:", "政府绿色采购比例", "target", "2025", "≥95%", "≥93%"]
    assert "9 tightened, 7 relaxed" in result.stdout
    assert "note: only yunxi_2023 has values for target 2030" in result.stdout


def test_only_what_is_asked_for_is_listed_in_chinese_if_wanted(samples: Path) -> None:
    result = call_text("diff", samples / OLD, samples / NEW, "--only", "relaxed", "--headers", "zh")
    assert "政府绿色采购比例" in result.stdout
    assert "数值变化: 放宽" in result.stdout
    assert "收紧" not in result.stdout
    assert "\n项目: " not in result.stdout
    assert "说明：仅yunxi_2023有下列各栏数值：目标 2030" in result.stdout


def test_changes_that_are_not_wanted_give_status_4(samples: Path) -> None:
    assert call_text("diff", samples / OLD, samples / NEW, "--fail-on", "relaxed").returncode == 4
    assert call_text("diff", samples / OLD, samples / NEW, "--fail-on", "relaxed", "--only", "added").returncode == 4
    assert call_text("diff", samples / OLD, samples / OLD, "--fail-on", "relaxed,merged").returncode == 0
    assert call_text("diff", samples / NEW, samples / NEW, "--fail-on", "relaxed,dropped,unsure").returncode == 0


def test_a_plan_against_itself_says_that_nothing_changed(samples: Path) -> None:
    result = call_text("diff", samples / NEW, samples / "yunxi_2023.txt")
    assert "no change" in result.stdout
    same = call_text("diff", samples / NEW, samples / NEW, "--all", "--to", "-")
    assert {row["kind"] for row in json.loads(same.stdout)} == {"same"}


def test_what_did_not_change_is_listed_and_fails_if_it_is_asked_for(samples: Path) -> None:
    same = call_text("diff", samples / NEW, samples / NEW, "--only", "same")
    assert "no change" not in same.stdout
    assert "same" in same.stdout
    assert call_text("diff", samples / NEW, samples / NEW, "--all", "--fail-on", "same").returncode == 4
    assert call_text("diff", samples / NEW, samples / NEW, "--all", "--fail-on", "project").returncode == 0


def test_words_of_any_case_with_commas_of_any_width(samples: Path) -> None:
    result = call_text("diff", samples / OLD, samples / NEW, "--only", "Relaxed，DROPPED", "--to", "-")
    assert {row["direction"] or row["kind"] for row in json.loads(result.stdout)} >= {"relaxed", "dropped"}
    assert call_text("diff", samples / OLD, samples / NEW, "--only", "relaxed；dropped").returncode == 2


def test_every_column_has_a_chinese_name(samples: Path) -> None:
    rows = json.loads(call_text("diff", samples / OLD, samples / NEW, "--to", "-", "--headers", "zh").stdout)
    assert not [name for name in rows[0] if name.isascii()]


PROJECTS = """# 幸福县规划（2021—2025年）

| 序号 | 指标 | 单位 | 2020年 | 2025年 | 属性 |
| --- | --- | --- | --- | --- | --- |
| 1 | 森林覆盖率 | % | 50 | ≥52 | 约束性 |

## 重点项目

| 序号 | 项目名称 | 建设内容 | 建设年限 | 总投资（{unit}） |
| --- | --- | --- | --- | --- |
| 1 | 甲水库 | 坝高30米 | 2021-2022 | {cost} |
"""


def test_the_table_shows_units_and_of_what_came_its_targets_and_costs(tmp_path: Path) -> None:
    old, new = PROJECTS.format(unit="亿元", cost="3.2"), PROJECTS.format(unit="万元", cost="38000")
    new += "| 2 | 乙泵站 | 1座 | 2023 | 300 |\n"
    new = new.replace("| 1 | 森林覆盖率", "| 2 | 公园数量 | 个 | 5 | 8 | 预期性 |\n| 1 | 森林覆盖率")
    for name, text in (("old.md", old), ("new.md", new)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    lines = call_text("diff", "old.md", "new.md", cwd=tmp_path).stdout.splitlines()
    (cost,) = [line for line in lines if line.startswith("investment")]
    assert cost.split("甲水库")[1].split() == ["3.2", "(=", "32000万元)", "38000万元"]
    assert [line.split()[-1] for line in lines if "公园数量" in line] == ["8个"]
    (came,) = [line.split() for line in lines if "乙泵站" in line]
    assert came == ["added", "乙泵站", "300万元;", "2023"]


@pytest.mark.parametrize("name", ["变化.csv", "变化.xlsx", "变化.json"])
def test_changes_are_written_as_a_table(name: str, samples: Path, tmp_path: Path) -> None:
    result = call_text("diff", samples / OLD, samples / NEW, "--to", tmp_path / name)
    assert (result.returncode, result.stdout) == (0, "")
    assert (tmp_path / name).stat().st_size > 1000
    if name.endswith(".csv"):
        with (tmp_path / name).open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        assert list(rows[0]) == list(CHANGES)
        assert all(row["old_source"] or row["new_source"] for row in rows)


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        ((OLD, "nothing.docx"), 3, "nothing.docx: NOT_A_DOCUMENT"),
        ((OLD,), 2, "NEW"),
        ((OLD, NEW, "--only", "smaller"), 2, "smaller: unknown; there are added, dropped"),
        ((OLD, NEW, "--fail-on", ""), 2, "nothing: unknown"),
        ((OLD, NEW, "--to", "changes.pdf"), 2, "changes.pdf: a document or a table is written to a file that ends in"),
        ((OLD, "expected"), 3, "expected: there are 0 documents; name one"),
    ],
)
def test_what_cannot_be_meant_is_said_in_one_line(
    arguments: tuple[str, ...], status: int, said: str, samples: Path
) -> None:
    result = call_text("diff", *arguments, cwd=samples)
    assert result.returncode == status
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_a_file_that_cannot_be_read_leaves_what_stood_there(samples: Path, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("kept")
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 nothing")
    result = call_text("diff", samples / OLD, tmp_path / "broken.docx", "--to", tmp_path / "x.csv")
    assert result.returncode == 3
    assert "broken.docx: DAMAGED" in result.stderr or "broken.docx: NOT_A_DOCUMENT" in result.stderr
    assert (tmp_path / "x.csv").read_text() == "kept"
