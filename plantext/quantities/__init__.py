"""Numbers as plans print them: bounds, ranges, changes, units, years, and what is written with digits and is none."""

from plantext.quantities.cells import read_cell
from plantext.quantities.convert import convert, in_base, ratio
from plantext.quantities.quantity import Quantity
from plantext.quantities.readings import Reading, is_group
from plantext.quantities.text import find_quantities
from plantext.quantities.years import Years, find_years

__all__ = [
    "Quantity",
    "Reading",
    "Years",
    "convert",
    "find_quantities",
    "find_years",
    "in_base",
    "is_group",
    "ratio",
    "read_cell",
]
