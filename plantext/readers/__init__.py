"""Readers: one module per format, chosen by content; each makes a `Document`."""
