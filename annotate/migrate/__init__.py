"""A project whose labels go on under another version of their scheme.

| file | is |
| --- | --- |
| `run` | `unsourced scheme migrate`: a project and renames in, what was changed out |
| `migrate` | the server's part, which can be killed and run again |
| `plan` | what becomes of the names that a scheme no longer has |
| `annotation_results` | stored regions, answers and relations under a plan |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from annotate.migrate.migrate import Migrated
    from annotate.migrate.plan import Plan, make_plan

__all__ = ["Migrated", "Plan", "make_plan"]

__getattr__ = lazy_exports(
    __name__,
    {
        "Migrated": "migrate",
        "Plan": "plan",
        "make_plan": "plan",
    },
)
