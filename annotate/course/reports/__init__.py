"""What a teacher or a researcher learns of a class: figures, agreement, grades, and the work of those who consented.

| file | is |
| --- | --- |
| `run` | `unsourced course report`: a folder with a page and its tables |
| `output/` | the page and the tables of the report |
| `class_figures` | students, labels, items, false alarms and pace of a class |
| `item_statistics` | the gain from before to after, and how each item behaved |
| `agreement` | how far a class agrees among itself |
| `grade_files` | grades as CSV for Moodle and Canvas |
| `dataset` | a class's work as a Dataset |
| `consent` | what may leave for research |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from annotate.course.reports.class_figures import ClassFigures
    from annotate.course.reports.run import write_report

__all__ = ["ClassFigures", "write_report"]

__getattr__ = lazy_exports(
    __name__,
    {
        "ClassFigures": "class_figures",
        "write_report": "run",
    },
)
