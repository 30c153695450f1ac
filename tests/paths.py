"""Where the tests find the project, and real corpora beside it where there are any."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
CORPORA = SHARED / "corpora"
