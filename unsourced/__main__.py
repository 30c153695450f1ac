"""`python -m unsourced` is `unsourced`."""

from unsourced.cli import main

main()
