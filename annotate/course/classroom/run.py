"""What `unsourced course create` does: a roster and a lesson in, a class in Label Studio out."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from annotate.course.classroom.course_record import Course, Student, course_lock, find_course, write_course
from annotate.course.classroom.create import Created, create, public_address, refuse_other
from annotate.course.classroom.enrol import enrol, left_out
from annotate.course.classroom.roster import read_roster
from annotate.course.grading.result import Phase
from annotate.course.lessons.lesson import Lesson
from annotate.course.lessons.material import Material, load_material
from configs import lesson_names
from unsourced.config.settings import load_settings
from unsourced.core.article import Article
from unsourced.io.loopback import LOOPBACK
from unsourced.io.progress import Reporter
from unsourced.label_studio.client import connect
from unsourced.schemes.scheme import Scheme

PARTS: tuple[Phase, ...] = ("before", "practice", "after")


def set_up(
    name: str,
    roster: Path,
    lesson: str,
    *,
    gold: Sequence[Path] = (),
    articles: Sequence[Path] = (),
    parts: Sequence[Phase] = PARTS,
    more: Sequence[Path] = (),
    retain_until: date | None = None,
    workspace: Path | None = None,
    quiet: bool = False,
) -> str:
    """Create the course `name`, or go on with it, and say what was done.

    `parts` of the lesson are loaded, in the order of PARTS; `more` are files of articles without gold that everybody
    labels after them.

    Raises:
        InputError: roster, lesson or course cannot be used, before anything is sent.
        UnsourcedError: what `create` raises.
    """
    settings = load_settings(workspace=workspace)
    people = read_roster(roster)
    if lesson not in lesson_names():
        # Later commands may run in another folder.
        lesson = str(Path(lesson).resolve())
    material = load_material(lesson, gold, articles)
    real = _read(more)
    with course_lock(settings.workspace, name), connect(settings) as connection:
        course = find_course(settings.workspace, name) or Course(
            name=name,
            lesson=lesson,
            articles=tuple(str(path.resolve()) for path in articles),
            gold=tuple(str(path.resolve()) for path in gold),
            url=settings.url or "",
            created=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        refuse_other(course, settings.url or "", lesson)
        course = enrol(course, people, forms=bool(material.lesson.forms))
        if retain_until:
            course = course.model_copy(update={"retain_until": retain_until})
        write_course(settings.workspace, course)
        done = create(
            connection,
            course,
            partial(_articles, material, parts, real),
            scheme=offered_scheme(material.lesson.scheme, material.lesson.labels),
            instruction=instruction(material.lesson, material.originals),
            workspace=settings.workspace,
            reporter=Reporter(quiet=quiet),
        )
        address = public_address(connection, settings.workspace)
    return in_words(done, address, left_out(course, people))


def offered_scheme(scheme: Scheme, labels: Collection[str]) -> Scheme:
    """The scheme with these labels alone: their questions and relations, no questions about whole articles.

    Work that is labelled with it fits the whole scheme.
    """
    kept = set(labels)
    return replace(
        scheme,
        labels=tuple(label for label in scheme.labels if label.key in kept),
        questions=tuple(
            replace(question, labels=tuple(key for key in question.labels if key in kept))
            for question in scheme.questions_per("region")
            if not question.labels or kept & set(question.labels)
        ),
        relations=tuple(
            replace(
                relation,
                from_labels=tuple(key for key in relation.from_labels if key in kept),
                to_labels=tuple(key for key in relation.to_labels if key in kept),
            )
            for relation in scheme.relations
            if kept & set(relation.from_labels) and kept & set(relation.to_labels)
        ),
        overlaps=frozenset(pair for pair in scheme.overlaps if pair <= kept),
        precedence=tuple(key for key in scheme.precedence if key in kept),
    )


def readings_of(lesson: Lesson, student: Student, parts: Sequence[Phase]) -> list[str]:
    """The names of a student's articles: the form before, practice, the other form after."""
    forms = {"before": student.form, "after": {"A": "B", "B": "A"}.get(student.form or "")}
    names: list[str] = []
    for part in PARTS:
        if part in parts:
            readings = lesson.practice if part == "practice" else lesson.forms.get(forms[part], ())  # type: ignore[call-overload]
            names += [reading.article for reading in readings]
    return names


def instruction(lesson: Lesson, originals: Mapping[str, Article]) -> str:
    """What stands before the guideline behind Label Studio's button for instructions: introduction and originals."""
    parts = [f"<h2>{escape(lesson.title)}</h2><p>{escape(' '.join(lesson.introduction.split()))}</p>"]
    if originals:
        parts.append("<h2>Originals to read beside</h2>")
    for article in {article.id: article for article in originals.values()}.values():
        outlet = f" ({escape(article.outlet)})" if article.outlet else ""
        body = "".join(f"<p>{escape(line)}</p>" for line in article.text[article.body_start :].split("\n") if line)
        parts.append(f"<details><summary>{escape(article.title)}{outlet}</summary>{body}</details>")
    return "\n".join(parts)


def in_words(done: Created, address: str, absent: Sequence[str]) -> str:
    """What was done, and what the teacher should know now."""
    course = done.course
    lines = [
        f"{course.name}: {len(course.students)} students at {address} (made now: {done.accounts} accounts, "
        f"{done.projects} projects with {done.articles} articles)",
        f"Print the slips and hand each to its student; nobody else should see them: {done.login_sheet}",
        "Everybody with an account on this server can read and change everybody's marks. Gold, tests and grades are "
        "not on it, and `unsourced export` tells whose marks somebody else touched.",
    ]
    if urlsplit(address).hostname in LOOPBACK:
        lines.append(
            "Only this machine reaches that address. For a class: unsourced studio stop, then unsourced studio start "
            "--listen 0.0.0.0 --public-url http://ADDRESS:PORT, then this command again for new slips."
        )
    elif address.startswith("http://"):
        lines.append("Passwords travel unencrypted to this address: use it on a network that you trust.")
    if absent:
        lines.append(f"Not in the roster, and still in the course: {', '.join(absent)}")
    if course.retain_until:
        lines.append(f"To be kept until {course.retain_until}; then: unsourced course close, unsourced course forget")
    return "\n".join(lines)


def _articles(material: Material, parts: Sequence[Phase], more: Sequence[Article], student: Student) -> list[Article]:
    names = readings_of(material.lesson, student, parts)
    return [*(material.golds[name].article for name in names), *more]


def _read(paths: Sequence[Path]) -> list[Article]:
    if not paths:
        return []
    from annotate.readers.read import read_articles

    return read_articles(paths)
