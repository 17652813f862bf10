"""How fast plantext is: `python -m benchmarks` (or `make bench`) prints the table of README."""
