"""The version of plantext, by itself: what is read anew when it changes asks for nothing else."""

__version__ = "0.1.0"
