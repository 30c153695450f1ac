"""What a lesson is made of: articles, gold with reasons, and the words that both are compared by.

| file | is |
| --- | --- |
| `lesson` | lessons as TOML: articles, labels, order, questions |
| `gold` | what is right in an article, with a reason for every span |
| `articles` | articles by the names that lessons and gold files call them |
| `material` | a lesson with its gold and originals, found and checked |
| `tokens` | words, the unit in which spans are compared |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from annotate.course.lessons.gold import Gold
    from annotate.course.lessons.lesson import Lesson
    from annotate.course.lessons.material import Material, load_material

__all__ = ["Gold", "Lesson", "Material", "load_material"]

__getattr__ = lazy_exports(
    __name__,
    {
        "Gold": "gold",
        "Lesson": "lesson",
        "Material": "material",
        "load_material": "material",
    },
)
