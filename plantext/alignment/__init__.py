"""Which things of two plans are the same: names compared, and paired one to one over the whole plan."""

from plantext.alignment.names import SURE, Named, Sameness, same, similar
from plantext.alignment.pairing import aligned, best_pairs

__all__ = ["SURE", "Named", "Sameness", "aligned", "best_pairs", "same", "similar"]
