"""The end of a course: everything is exported, then nobody gets in any more."""

from dataclasses import dataclass
from pathlib import Path

from annotate.course.classroom.collect_results import export_course
from annotate.course.classroom.course_record import Course, course_folder, course_lock, require_course, write_course
from annotate.studio.users import remove_account, reset_invitation
from exports.dataset.dataset import read_dataset
from unsourced.config.settings import Settings, load_settings
from unsourced.errors import BatchError, NoWorkError, StudioError, UnsourcedError
from unsourced.io.progress import progress
from unsourced.label_studio.client import Connection, connect


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """`exported` is the Dataset's folder, None where nobody had done anything; `late` names students who submitted
    something after it was exported and before their account was gone.
    """

    course: Course
    exported: Path | None
    annotations: int
    late: tuple[str, ...]


def close(name: str, *, out: Path | None = None, workspace: Path | None = None, quiet: bool = False) -> Closed:
    """Export what everybody did to `out` (by default `export` in the course's folder), then delete their accounts.

    Once the first account is gone the export is never made again: what that student did has lost its name on the
    server. A run that was stopped goes on.

    Raises:
        InputError: there is no such course.
        UnsourcedError: what exporting raises.
        BatchError: with the accounts that Label Studio does not delete, as where the token is not the owner's.
    """
    settings = load_settings(workspace=workspace)
    with course_lock(settings.workspace, name), connect(settings) as connection:
        course = require_course(settings.workspace, name)
        course, annotations = _export(settings, course, out, quiet=quiet)
        course = _revoke(connection, settings.workspace, course, quiet=quiet)
        late = _late(connection, course, annotations)
        if not course.closed:
            reset_invitation(connection)
            course = _keep(settings.workspace, course, closed=True)
    return Closed(
        course=course,
        exported=Path(course.exported) if course.exported else None,
        annotations=sum(annotations.values()),
        late=late,
    )


def in_words(done: Closed) -> str:
    """What was done, and what was not."""
    course = done.course
    kept = f"everything is in {done.exported}" if done.exported else "nobody had submitted anything"
    lines = [
        f"{course.name} is closed: {kept}; its accounts ({len(course.students)}) are deleted, and the invitation "
        "link works no longer.",
        "Label Studio's community edition cannot switch an account off by its API, so they are deleted, not paused. "
        "The projects are still on the server, without names. What somebody exported or copied before is theirs.",
    ]
    if done.late:
        lines.append(
            f"While it was closed, {', '.join(done.late)} submitted something that is not in the export: look into "
            "their projects."
        )
    return "\n".join(lines)


def _export(settings: Settings, course: Course, out: Path | None, *, quiet: bool) -> tuple[Course, dict[str, int]]:
    """The course with the place of its export, and how many annotations each account has in it."""
    begun = any(student.user is None for student in course.students) and bool(course.exported)
    if not (course.closed or begun):
        folder = (out or course_folder(settings.workspace, course.name) / "export").absolute()
        try:
            export_course(settings, course, folder, quiet=quiet)
        except NoWorkError:
            return course, {}
        course = _keep(settings.workspace, course, exported=str(folder))
    if not course.exported:
        return course, {}
    rows = read_dataset(Path(course.exported)).annotations
    counted = rows.loc[rows["status"] == "submitted", "project"].value_counts()
    return course, {str(project): int(many) for project, many in counted.items()}


def _revoke(connection: Connection, workspace: Path, course: Course, *, quiet: bool) -> Course:
    failures: list[UnsourcedError] = []
    for student in progress(list(course.students), "accounts", total=len(course.students), quiet=quiet):
        if student.user is None:
            continue
        try:
            remove_account(connection, student.user)
        except StudioError as error:
            failures.append(StudioError(error.what, where=f"{course.name}, {student.pseudonym}"))
            continue
        course = course.with_student(student.model_copy(update={"user": None}))
        write_course(workspace, course)
    if failures:
        done = len(course.students) - len(failures)
        raise BatchError(failures, done)
    return course


def _late(connection: Connection, course: Course, exported: dict[str, int]) -> tuple[str, ...]:
    """Students in whose project there is more than what was exported."""
    return tuple(
        student.pseudonym
        for student in course.students
        if student.project is not None
        and connection.get(f"/api/projects/{student.project}/")["total_annotations_number"]
        > exported.get(str(student.project), 0)
    )


def _keep(workspace: Path, course: Course, **more: object) -> Course:
    course = course.model_copy(update=more)
    write_course(workspace, course)
    return course
