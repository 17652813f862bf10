"""How right an extraction is: against tables that were made by hand, or against what a person has corrected."""

from plantext.scoring.entries import TABLES, Gold, read_gold
from plantext.scoring.scores import MISSES, SCORES, Miss, Score, Scores, score

__all__ = ["MISSES", "SCORES", "TABLES", "Gold", "Miss", "Score", "Scores", "read_gold", "score"]
