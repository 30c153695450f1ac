"""A class in Label Studio: an account and a project for each student, exactly once, however often it is begun again.

No gold, no test and no grade ever goes to that server: in the community edition whoever has an account can read all of
it (see docs/teachers.md).
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from jinja2 import PackageLoader

from annotate.course.classroom.course_record import Course, Student, course_folder, write_course
from annotate.loading.load import NONE, load
from annotate.schemes.guideline import guideline_html
from annotate.studio.users import AccountRefusedError, open_account
from exports.label_studio.blind_group import Group, Member, write_group
from unsourced.core.article import Article
from unsourced.errors import InputError, SettingsError, StudioError
from unsourced.io.atomic import atomic_file
from unsourced.io.html_templates import page_environment
from unsourced.io.progress import SILENT, Reporter
from unsourced.label_studio.client import Connection
from unsourced.label_studio.local_server import StudioFolder, read_record
from unsourced.schemes.scheme import Scheme

Articles = Callable[[Student], Sequence[Article]]

# One person works in each project.
_ANNOTATORS = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Created:
    """What was done now: accounts made, projects made, articles loaded; and where the sheet of logins lies."""

    course: Course
    accounts: int
    projects: int
    articles: int
    login_sheet: Path


def create(
    connection: Connection,
    course: Course,
    articles: Articles,
    *,
    scheme: Scheme,
    instruction: str = "",
    workspace: Path,
    reporter: Reporter = SILENT,
) -> Created:
    """Make what the students of `course` lack on the server, and write the sheet of logins.

    `articles` gives a student's, in their order; `scheme` is what is offered, and `instruction` is HTML to stand before
    its guideline. What was done is in the course's record after each step.

    Raises:
        StudioError: the server fails or makes no accounts.
        UnsourcedError: what `load` raises.
    """
    write_course(workspace, course)
    settings = {
        "maximum_annotations": _ANNOTATORS,
        "expert_instruction": instruction + guideline_html(scheme, whole_page=False),
    }
    accounts = projects = added = 0
    for student in reporter.track(list(course.students), "students", total=len(course.students)):
        if student.user is None:
            user = _account(connection, student)
            student = student.model_copy(update={"user": user})
            course = _keep(workspace, course, student)
            accounts += 1
        theirs = list(articles(student))
        if set(student.loaded) >= {article.id for article in theirs}:
            continue
        loaded = load(
            connection,
            theirs,
            project=str(student.project) if student.project else course.project_title(student),
            scheme=scheme,
            workspace=workspace,
            share=NONE,
        )
        connection.request("PATCH", f"/api/projects/{loaded.project.id}/", json=settings)
        projects += student.project is None
        added += loaded.added
        every = dict.fromkeys([*student.loaded, *(article.id for article in theirs)])
        student = student.model_copy(update={"project": loaded.project.id, "loaded": tuple(every)})
        course = _keep(workspace, course, student)
    login_sheet = write_class(course, public_address(connection, workspace), workspace)
    return Created(course=course, accounts=accounts, projects=projects, articles=added, login_sheet=login_sheet)


def write_class(course: Course, address: str, workspace: Path) -> Path:
    """Write what follows from the course's record: the group that `export --blind` joins, and the sheet of logins."""
    write_group(workspace, _group(course))
    path = course_folder(workspace, course.name) / "slips.html"
    with atomic_file(path, private=True) as temporary:
        temporary.write_text(login_sheet_html(course, address), encoding="utf-8", newline="\n")
    return path


def login_sheet_html(course: Course, address: str) -> str:
    """The sheet that a teacher prints and cuts: one HTML page that needs nothing else.

    It has a slip with address, login and password for each student, by name; `address` is where they log in.
    """
    students = sorted(course.students, key=lambda student: (student.section, student.name, student.pseudonym))
    environment = page_environment(PackageLoader("annotate.course", "classroom"))
    return environment.get_template("login_sheet.html.j2").render(course=course, students=students, address=address)


def public_address(connection: Connection, workspace: Path) -> str:
    """Where students reach the server: the workspace's own may have another address for others than for us."""
    record = None
    with suppress(SettingsError):
        record = read_record(StudioFolder(workspace))
    return record.url if record and record.local_url == connection.url else connection.url


def refuse_other(course: Course, url: str, lesson: str) -> None:
    """Raise InputError where a course that is there is on another server, has another lesson, or is closed."""
    own = "the Label Studio of its workspace"
    for what, there, now in (("is on", course.url or own, url or own), ("has the lesson", course.lesson, lesson)):
        if there != now:
            raise InputError(
                f"{what} {there}, not {now}", where=f"course {course.name!r}", remedy="Name a new course for that."
            )
    if course.closed:
        raise InputError("is closed", where=f"course {course.name!r}", remedy="Name a new course.")


def _account(connection: Connection, student: Student) -> int:
    try:
        return open_account(connection, student.account, student.password)
    except AccountRefusedError as error:
        raise StudioError(
            error.what,
            where=student.account,
            remedy="Is there another course of this name on the server? Then name this one otherwise.",
        ) from error


def _keep(workspace: Path, course: Course, student: Student) -> Course:
    course = course.with_student(student)
    write_course(workspace, course)
    return course


def _group(course: Course) -> Group:
    """The course as `unsourced export --blind` joins it, with its warning of marks that somebody else touched."""
    return Group(
        title=course.name,
        members=tuple(
            Member(annotator=one.account, project=course.project_title(one), articles=one.loaded)
            for one in course.students
        ),
    )
