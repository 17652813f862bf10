"""What all extractors of tables share: header rows understood, captions and notes found, cells read by column."""

from plantext.tables.captions import Surroundings, place_name, surroundings
from plantext.tables.columns import Column, Header, read_header
from plantext.tables.period import plan_period

__all__ = ["Column", "Header", "Surroundings", "place_name", "plan_period", "read_header", "surroundings"]
