"""Which columns of an indicator table hold values, and of which year: headers that are only years settled together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from plantext.quantities.years import column_years, find_years
from plantext.tables.columns import Column, Header, level_of

_ROLES = ("requirement", "baseline", "attained", "target", "year", "growth", "absolute")


def value_columns(header: Header, period: tuple[int, int] | None, caption: str) -> tuple[Column, ...]:
    """
    Return the value columns of a header, each with one of the roles of a value.

    A header that is only a year is a baseline before the plan's period and a target in it. Where the period is not
    known, the earliest of several years is the baseline, unless the years follow each other one by one. A column
    without a year takes the one the caption names, if it names one and no other column of its role could.
    """
    columns = header.all(*_ROLES)
    setting = _Setting(
        roles=tuple(column.role for column in columns),
        years=tuple(sorted({column.years[-1] for column in columns if column.role == "year" and column.years})),
        period=_caption_period(caption) or period,
        caption_years=column_years(caption),
        caption=caption,
    )
    return tuple(_settle(column, setting) for column in columns)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the columns of a table say together, and the caption of them all."""

    roles: tuple[str, ...]
    years: tuple[int, ...]
    period: tuple[int, int] | None
    caption_years: tuple[int, ...]
    caption: str

    @property
    def year(self) -> tuple[int, ...]:
        return self.caption_years if len(self.caption_years) == 1 else ()


def _settle(column: Column, setting: _Setting) -> Column:
    if column.role == "year" and column.years:
        return replace(column, role=_role_of_year(column.years[-1], setting))
    if column.role == "requirement":
        return _requirement(column, setting)
    if column.role in ("growth", "absolute", "year"):
        # 年均增速 and 累计 belong to the plan's period; a growth on the year before is reported.
        if column.period != "":
            return replace(column, role="target")
        return replace(column, role="baseline", years=column.years or setting.year)
    if column.role == "target" and not column.years and setting.roles.count("target") == 1:
        return replace(column, years=setting.year)
    return column


def _role_of_year(year: int, setting: _Setting) -> str:
    years, period = setting.years, setting.period
    if period and period[0] <= years[-1]:
        return "baseline" if year < period[0] else "target"
    if "baseline" in setting.roles or len(years) == 1:
        return "target"
    if "target" in setting.roles:
        return "baseline"
    one_by_one = len(years) > 2 and years[-1] - years[0] == len(years) - 1
    return "target" if one_by_one or year > years[0] else "baseline"


def _requirement(column: Column, setting: _Setting) -> Column:
    """Settle what 指标值 is: what a standard requires, or, beside a growth, the figure reported."""
    if "growth" in setting.roles and "baseline" not in setting.roles:
        return replace(column, role="baseline", years=column.years or setting.year)
    return replace(column, level=column.level or level_of(setting.caption))


def _caption_period(caption: str) -> tuple[int, int] | None:
    return next(((years.first, years.last) for years in find_years(caption) if years.last > years.first), None)
