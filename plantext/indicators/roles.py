"""Which columns of an indicator table hold values, and of which year: headers that are only years settled together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import regex

from plantext.quantities.years import column_years, find_years
from plantext.tables.columns import Column, Header, level_of

_ROLES = ("requirement", "baseline", "attained", "target", "year", "growth", "increase", "absolute")


def value_columns(header: Header, period: tuple[int, int] | None, caption: str) -> tuple[Column, ...]:
    """
    Return the value columns of a header, each with one of the roles of a value.

    A header that is only a year is a baseline before the plan's period and a target in it. Where the period is not
    known, the earliest of several years is the baseline, unless the years follow each other one by one. A column
    without a year takes the one the caption names, if it names one and no other column of its role could.
    """
    columns = _dated(header.all(*_ROLES))
    setting = _Setting(
        roles=tuple(column.role for column in columns),
        years=_years(columns, "year"),
        baselines=_years(columns, "baseline"),
        targets=_years(columns, "target"),
        reports_growth=any(column.role == "growth" and column.period == "" for column in columns),
        period=_caption_period(caption) or period,
        caption_years=column_years(caption),
        caption=caption,
    )
    return tuple(_settle(column, setting) for column in columns)


def _dated(columns: Sequence[Column]) -> tuple[Column, ...]:
    """
    Give a growth without a year the one of the dated column to its left, where several columns are dated.

    `2025年预计 | 同比增长 | 2026年目标 | 同比增长`: each growth is of the figure before it.
    """
    dated = [column for column in columns if column.years and column.role not in _GROWTHS]
    if len(dated) < 2 or sum(column.role in _GROWTHS for column in columns) < 2:
        return tuple(columns)
    out: list[Column] = []
    for column in columns:
        before = next((other for other in reversed(out) if other.years), None)
        undated = column.role in _GROWTHS and not column.years and column.period == ""
        out.append(replace(column, years=before.years) if undated and before else column)
    return tuple(out)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the columns of a table say together, and the caption of them all."""

    roles: tuple[str, ...]
    years: tuple[int, ...]
    baselines: tuple[int, ...]
    targets: tuple[int, ...]
    reports_growth: bool
    period: tuple[int, int] | None
    caption_years: tuple[int, ...]
    caption: str

    def reports_only(self, year: int) -> bool:
        """Say whether a table reports a year: 完成情况, or a bulletin with the growth on the year before."""
        if self.targets:
            return False
        bulletin = self.reports_growth and len(self.years) == 1 and not _within(year, self.period)
        return bulletin or _REPORTED.search(self.caption) is not None

    @property
    def planned(self) -> bool:
        """Say whether a column that is only a year lies in the plan's period."""
        return any(_role_of_year(year, self) == "target" for year in self.years)

    @property
    def year(self) -> tuple[int, ...]:
        return self.caption_years if len(self.caption_years) == 1 else ()


def _settle(column: Column, setting: _Setting) -> Column:
    if column.role == "year" and column.years:
        return replace(column, role=_role_of_year(column.years[-1], setting))
    return _SETTLERS.get(column.role, _settle_reported)(column, setting)


def _settle_increase(column: Column, setting: _Setting) -> Column:
    """增幅, 增量: what a plan adds over its period where the table has targets; else a growth that is reported."""
    if explicit := _of_its_year(column, setting):
        return explicit
    if setting.targets or "target" in setting.roles or setting.planned:
        return replace(column, role="target", period="cumulative", years=())
    return replace(column, role="baseline", years=column.years or setting.year, unit=column.unit or "%")


def _of_its_year(column: Column, setting: _Setting) -> Column | None:
    """A growth under or beside a year is of that year: reported or aimed at as the year's figure is."""
    if not column.years or not _FOUR.search(column.header):
        return None
    year = column.years[-1]
    if year in setting.targets:
        return replace(column, role="target")
    if year in setting.baselines:
        return replace(column, role="baseline")
    return replace(column, role=_role_of_year(year, setting)) if setting.years else None


def _settle_growth(column: Column, setting: _Setting) -> Column:
    """年均增速 and 累计 belong to the plan's period; a growth on the year before is reported."""
    if explicit := _of_its_year(column, setting):
        return explicit
    if column.period != "":
        past = bool(column.years) and bool(setting.period) and _role_of_year(column.years[-1], setting) == "baseline"
        return replace(column, role="baseline" if past else "target", years=column.years if past else ())
    return replace(column, role="baseline", years=column.years or setting.year)


def _settle_target(column: Column, setting: _Setting) -> Column:
    if column.years:
        return column
    if setting.targets and "baseline" in setting.roles and "requirement" not in setting.roles:
        return _settle_requirement(column, setting)  # a 目标值 beside dated targets is the standard's
    return replace(column, years=setting.year if setting.roles.count("target") == 1 else ())


def _settle_requirement(column: Column, setting: _Setting) -> Column:
    """Settle what 指标值 is: what a standard requires, or, beside a growth, the figure reported."""
    if "growth" in setting.roles and "baseline" not in setting.roles:
        return replace(column, role="baseline", years=column.years or setting.year)
    return replace(column, role="requirement", level=column.level or level_of(setting.caption))


def _settle_reported(column: Column, setting: _Setting) -> Column:
    """完成情况 beside dated baselines is a judgement."""
    if column.role == "baseline" and not column.years and setting.baselines and _JUDGED.search(column.header):
        return replace(column, role="attained")
    return column


def _role_of_year(year: int, setting: _Setting) -> str:
    """Settle whether a bare year is reported or aimed at: by the dated columns beside it, else by the plan's period."""
    if setting.reports_only(year) or (setting.targets and year < setting.targets[0]):
        return "baseline"
    if setting.baselines and year > setting.baselines[-1]:
        return "target"
    period = setting.period
    if period and period[0] <= setting.years[-1]:
        return "baseline" if year < period[0] else "target"
    if "baseline" in setting.roles or len(setting.years) == 1:
        return "target"
    return "baseline" if year in _run_before_gap(setting.years) else "target"


def _within(year: int, period: tuple[int, int] | None) -> bool:
    return period is not None and period[0] <= year <= period[1]


def _run_before_gap(years: tuple[int, ...]) -> tuple[int, ...]:
    """The years before the first gap are reported, the ones behind it aimed at; without a gap all are aimed at."""
    for at in range(1, len(years)):
        if years[at] - years[at - 1] > 1:
            return years[:at]
    return years[:1] if len(years) == 2 else ()


def _years(columns: Sequence[Column], role: str) -> tuple[int, ...]:
    return tuple(sorted({column.years[-1] for column in columns if column.role == role and column.years}))


def _caption_period(caption: str) -> tuple[int, int] | None:
    return next(((years.first, years.last) for years in find_years(caption) if years.last > years.first), None)


_GROWTHS = ("growth", "increase")
_FOUR = regex.compile(r"(?:19|20)\d{2}")
_REPORTED = regex.compile(r"完成情况|实施情况|执行情况|评估|回顾")
_JUDGED = regex.compile(r"完成情况|达标情况|完成$")
_SETTLERS: dict[str, Callable[[Column, _Setting], Column]] = {
    "growth": _settle_growth,
    "absolute": _settle_growth,
    "year": _settle_growth,
    "increase": _settle_increase,
    "target": _settle_target,
    "requirement": _settle_requirement,
}
