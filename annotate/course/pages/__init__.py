"""HTML that needs no server: practice, and feedback to a student.

Scripts and styles lie here beside the templates and are put into each page, with a policy that lets nothing in or out.

| file | is |
| --- | --- |
| `run` | `unsourced course feedback`: results in, a folder of pages out |
| `practice` | a lesson as one page that a student opens offline |
| `feedback` | a student's result as one page |
| `templates` | what the pages have in common: templates, style, policy |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from annotate.course.pages.feedback import feedback_page
    from annotate.course.pages.practice import practice_page

__all__ = ["feedback_page", "practice_page"]

__getattr__ = lazy_exports(
    __name__,
    {
        "feedback_page": "feedback",
        "practice_page": "practice",
    },
)
