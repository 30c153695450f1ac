"""The Label Studio project of a scheme: found by title or id, or made."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from annotate.schemes.guideline import guideline_html
from annotate.schemes.labeling_config import config_differences, labeling_config, scheme_mark, scheme_of_config
from exports.label_studio.fetch import existing_project, named_project
from unsourced.errors import SchemeError, StudioError
from unsourced.label_studio.client import Connection
from unsourced.schemes.check import SHORTEST_TITLE, require_sound
from unsourced.schemes.scheme import Scheme

# In the label stream an article stays until so many people have submitted it.
ANNOTATORS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project on a server; `tasks` is how many it holds, `model_version` whose predictions it shows."""

    id: int
    title: str
    created: str
    tasks: int
    model_version: str
    config: str


def open_project(connection: Connection, name: str, scheme: Scheme) -> Project:
    """The project with this title or id, ready for the scheme; made where no project has the title.

    What `scheme` adds to the labels, questions or wording of the project goes into its labeling config. Raises
    SchemeError where the scheme has faults or lacks something that the project offers, and StudioError where the id
    is not there or two projects share the title.
    """
    require_sound(scheme)
    project = find_project(connection, name)
    if project is None:
        return _create(connection, name, scheme)
    return _fit(connection, project, scheme)


def find_project(connection: Connection, name: str) -> Project | None:
    """The project with this id (digits) or exact title; None where no project has the title.

    Raises:
        StudioError: there is no such id, or several projects share the title.
    """
    if name.isdecimal():
        return require_project(connection, name)
    found = named_project(connection, name)
    return _project(found) if found else None


def require_project(connection: Connection, name: str) -> Project:
    """The project with this id or title; raises StudioError where there is none."""
    return _project(existing_project(connection, name))


def read_project(connection: Connection, project: int) -> Project:
    """A project by its id; raises StudioError where it is not there."""
    response = connection.get("/api/projects/", ids=str(project), include="id", page_size=1)
    if not any(found["id"] == project for found in response["results"]):
        raise StudioError(
            f"there is no project {project}", where=connection.url, remedy="Name one by title or id with --project."
        )
    return _project(connection.get(f"/api/projects/{project}/"))


def show_predictions_of(connection: Connection, project: Project, version: str) -> None:
    """Let annotators see the predictions of this version. Label Studio refuses a version that has none yet."""
    connection.request("PATCH", f"/api/projects/{project.id}/", json={"model_version": version})


def use_scheme(connection: Connection, project: Project, scheme: Scheme) -> Project:
    """Give the project the scheme's labeling config, description and guideline."""
    return _project(connection.request("PATCH", f"/api/projects/{project.id}/", json=_worded(scheme)))


def _project(answer: Mapping[str, Any]) -> Project:
    return Project(
        id=answer["id"],
        title=answer["title"],
        created=answer["created_at"],
        tasks=answer["task_number"] or 0,
        model_version=answer["model_version"] or "",
        config=answer["label_config"] or "",
    )


def _create(connection: Connection, title: str, scheme: Scheme) -> Project:
    if len(title) < SHORTEST_TITLE:
        raise StudioError(
            f"Label Studio wants project titles of {SHORTEST_TITLE} characters or more, not {title!r}",
            remedy="Choose another with --project.",
        )
    settings = {
        "title": title,
        "maximum_annotations": ANNOTATORS,
        # An article without a mark is an answer, and one that cannot be judged can be skipped.
        "enable_empty_annotation": True,
        "show_skip_button": True,
        "show_collab_predictions": True,
        # The dialog would stand before each annotator's first article; the guideline is behind a button instead.
        "show_instruction": False,
        "sampling": "Sequential sampling",
    }
    return _project(connection.post("/api/projects/", settings | _worded(scheme)))


def _worded(scheme: Scheme) -> dict[str, str]:
    return {
        "description": f"{scheme.title} (scheme {scheme.name}, version {scheme.version})",
        "label_config": labeling_config(scheme),
        "expert_instruction": guideline_html(scheme, whole_page=False),
    }


def _fit(connection: Connection, project: Project, scheme: Scheme) -> Project:
    if project.tasks == 0 and _offers_nothing(project.config):
        return use_scheme(connection, project, scheme)
    where = f"project {project.id} ({project.title})"
    lacking = config_differences(project.config, scheme)
    if lacking:
        made = scheme_mark(project.config)
        of = f"scheme {made.name} version {made.version}" if made else "another labeling config"
        raise SchemeError(
            f"it was made with {of}, which has what scheme {scheme.name} version {scheme.version} lacks: "
            f"{', '.join(lacking[:5])}{', …' if len(lacking) > 5 else ''}",
            where=where,
            remedy="Load into another project with --project, name its scheme with --scheme, or bring it to this one: "
            "unsourced scheme migrate.",
        )
    mark = scheme_mark(project.config)
    by_hand = mark is None and project.config != labeling_config(scheme)
    if by_hand and not _adds(project.config, scheme):
        return project
    if mark and (mark.structure_hash, mark.wording_hash) == (scheme.structure_hash, scheme.wording_hash):
        return project
    return use_scheme(connection, project, scheme)


def _offers_nothing(config: str) -> bool:
    return not config or "toName" not in config


def _adds(config: str, scheme: Scheme) -> bool:
    """Whether the scheme offers something that the config does not."""
    return bool(scheme_of_config(labeling_config(scheme)).differences(scheme_of_config(config)))
