"""Who is responsible: the brackets and labelled clauses behind sentences that name units and their leads."""

from plantext.duties.finding import Closing, find_duties
from plantext.duties.records import Responsibilities, extract_duties

__all__ = ["Closing", "Responsibilities", "extract_duties", "find_duties"]
