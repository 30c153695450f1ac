"""Files, terminal and network, as far as all stages need them.

| file | is |
| --- | --- |
| `atomic` | files and folders that are written whole or not at all |
| `file_lock` | a lock that one process holds |
| `record_files` | records as JSONL, JSON, CSV or Parquet |
| `experiment_record` | the record beside a result: versions, inputs, options, seed |
| `versioned_json` | small JSON records with the number of their format |
| `shipped_files` | files that come with the package |
| `html_templates` | how HTML pages are filled in |
| `html_tables` | tables as fragments of HTML for a notebook |
| `segments` | a text cut where spans begin and end |
| `lazy_exports` | names of a package that are imported when they are first asked for |
| `loopback` | whether an address is this machine |
| `progress` | messages and progress, for people or a program |
| `terminal_text` | text that a terminal can show |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from unsourced.io.atomic import atomic_file, atomic_folder, complete_folder, replace_file, restore_folder
    from unsourced.io.loopback import is_loopback
    from unsourced.io.shipped_files import sample_folder
    from unsourced.io.terminal_text import printable_text

__all__ = [
    "atomic_file",
    "atomic_folder",
    "complete_folder",
    "is_loopback",
    "printable_text",
    "replace_file",
    "restore_folder",
    "sample_folder",
]

__getattr__ = lazy_exports(
    __name__,
    {
        "atomic_file": "atomic",
        "atomic_folder": "atomic",
        "complete_folder": "atomic",
        "is_loopback": "loopback",
        "printable_text": "terminal_text",
        "replace_file": "atomic",
        "restore_folder": "atomic",
        "sample_folder": "shipped_files",
    },
)
