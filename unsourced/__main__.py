"""`python -m unsourced` is `unsourced`."""

from unsourced.main import main

main()
