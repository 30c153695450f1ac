"""What the terminal shows of a consensus.

| file | is |
| --- | --- |
| `text` | a table of labels and one of annotators |
"""

from exports.consensus.report.text import consensus_page

__all__ = ["consensus_page"]
