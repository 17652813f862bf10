"""The sample plans, in the order of the index."""

from __future__ import annotations

from .model import Plan
from .yunxi_2023 import PLAN as YUNXI_2023

PLANS: tuple[Plan, ...] = (YUNXI_2023,)
