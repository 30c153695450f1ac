"""A Label Studio project, read and written: its tasks, predictions, annotations, and who has done what.

| file | is |
| --- | --- |
| `project` | the project of a scheme, found by title or id, or made |
| `tasks` | a project's tasks in pages, or only their number |
| `predictions` | suggestions as Label Studio's predictions |
| `submit_annotations` | annotations that exist already, as those of whoever is connected |
| `status` | who has done what |
| `output/` | the status for people and as JSON |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from annotate.label_studio.predictions import prediction
    from annotate.label_studio.project import Project, find_project, open_project
    from annotate.label_studio.status import ProjectStatus
    from annotate.label_studio.submit_annotations import submit

__all__ = ["Project", "ProjectStatus", "find_project", "open_project", "prediction", "submit"]

__getattr__ = lazy_exports(
    __name__,
    {
        "Project": "project",
        "ProjectStatus": "status",
        "find_project": "project",
        "open_project": "project",
        "prediction": "predictions",
        "submit": "submit_annotations",
    },
)
