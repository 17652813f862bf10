"""The sample plans, in the order of the index."""

from __future__ import annotations

from .hezhe_2021 import PLAN as HEZHE_2021
from .hezhe_2026 import PLAN as HEZHE_2026
from .liutang_2024 import PLAN as LIUTANG_2024
from .model import Plan
from .yunxi_2018 import PLAN as YUNXI_2018
from .yunxi_2023 import PLAN as YUNXI_2023
from .yunxi_2023_note import PLAN as YUNXI_2023_NOTE
from .yunxi_2024_action import PLAN as YUNXI_2024_ACTION

PLANS: tuple[Plan, ...] = (
    YUNXI_2018,
    YUNXI_2023,
    YUNXI_2023_NOTE,
    YUNXI_2024_ACTION,
    HEZHE_2021,
    HEZHE_2026,
    LIUTANG_2024,
)
