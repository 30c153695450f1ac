"""How what is computed from a Dataset reads: in a terminal, in Markdown, in JSON.

| file | is |
| --- | --- |
| `description` | the lines of a description |
| `data_statement` | a data statement by Bender and Friedman (2018), filled in as far as can be counted |
| `differences` | a diff of two Datasets |
| `profile_text` | a profile and its notes |
"""

from exports.dataset.report.data_statement import data_statement, describe_markdown, describe_record, describe_text
from exports.dataset.report.differences import diff_text
from exports.dataset.report.profile_text import profile_record, profile_text

__all__ = [
    "data_statement",
    "describe_markdown",
    "describe_record",
    "describe_text",
    "diff_text",
    "profile_record",
    "profile_text",
]
