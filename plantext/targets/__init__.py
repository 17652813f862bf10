"""
Numbers that running text commits to or reports.

A passage is read in steps: its outline (numbers, years and brackets as signs); sentences; what each number of a
sentence says; then what the document adds: the section, the plan's years, the bracket of responsible units.
"""

from plantext.targets.finding import TargetRecords, extract_targets, find_targets, read_targets

__all__ = ["TargetRecords", "extract_targets", "find_targets", "read_targets"]
