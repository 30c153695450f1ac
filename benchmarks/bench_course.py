"""A class in Label Studio: how long it takes to set up, and what happens when everybody submits at once.

1. `course create` for N students, against the same accounts, projects and tasks made with bare calls: sign-up form and
   SDK, no record, no slips. Printed are students a second of each, and their ratio.
2. 30 students, and more, press Submit in the same moment, each in a session of their own, 10 marks each. Printed is how
   long they waited, and whether everything that was confirmed is there.
3. `course report` and `course close` of the class.

With LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY another server is measured, such as one on PostgreSQL and gunicorn.

    python benchmarks/bench_course.py [--students 200] [--bare 30] [--at-once 30,60,100,200]
"""

import argparse
import os
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx

from annotate.course.classroom.close import close
from annotate.course.classroom.collect_results import collect_results
from annotate.course.classroom.course_record import Course, require_course
from annotate.course.classroom.run import offered_scheme, set_up
from annotate.course.lessons.material import load_material
from annotate.course.reports.run import write_report
from annotate.schemes.labeling_config import labeling_config
from annotate.studio import start, stop
from annotate.studio.users import open_account
from tests.studio.students import logged_in, submit, tasks_of
from unsourced.config.settings import URL_VARIABLE
from unsourced.label_studio.client import Connection, connect
from unsourced.label_studio.tasks import task_of_article

LESSON, NAME = "first-lesson", "Bench"
MARKS = 10
MINUTES = 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=200, help="how many are set up")
    parser.add_argument("--bare", type=int, default=30, help="how many are set up with bare calls")
    parser.add_argument("--at-once", default="30,60,100,200", help="how many submit at once")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, server(Path(folder)) as connection:
        print(f"Label Studio at {connection.url}")
        course = compare_set_up(connection, Path(folder), options.students, options.bare)
        at_once(connection, course, [int(number) for number in options.at_once.split(",")])
        ends(Path(folder))


@contextmanager
def server(workspace: Path) -> Iterator[Connection]:
    """The server that the environment names, such as one on PostgreSQL and gunicorn; else a local one."""
    if os.environ.get(URL_VARIABLE):
        with connect() as connection:
            yield connection
        return
    running = start(workspace)
    try:
        with connect(url=running.local_url, token=running.token) as connection:
            yield connection
    finally:
        stop(workspace)


def compare_set_up(connection: Connection, workspace: Path, students: int, bare: int) -> Course:
    """Set both classes up, and print their rates."""
    roster = workspace / "roster.csv"
    rows = "".join(f"Student {number},s{number}@school.example\n" for number in range(students))
    roster.write_text(f"Name,Email\n{rows}", encoding="utf-8")
    began = time.perf_counter()
    bare_calls(connection, bare)
    bare_rate = bare / (time.perf_counter() - began)
    began = time.perf_counter()
    set_up(NAME, roster, LESSON, workspace=workspace, quiet=True)
    spent = time.perf_counter() - began
    print(f"{students} students set up in {spent:.0f} s; must be under {MINUTES} minutes: {spent < 60 * MINUTES}")
    print(f"  create {students / spent:.2f} students/s, bare calls {bare_rate:.2f} students/s")
    print(f"  create / bare calls: {students / spent / bare_rate:.2f}", flush=True)
    began = time.perf_counter()
    set_up(NAME, roster, LESSON, workspace=workspace, quiet=True)
    print(f"  the same command again, with nothing to do: {time.perf_counter() - began:.1f} s", flush=True)
    return require_course(workspace, NAME)


def bare_calls(connection: Connection, students: int) -> None:
    material = load_material(LESSON)
    config = labeling_config(offered_scheme(material.lesson.scheme, material.lesson.labels))
    tasks = [task_of_article(material.golds[reading.article].article) for reading in material.lesson.readings]
    for number in range(students):
        open_account(connection, f"bare{number}@bench.example", "a-long-password")
        project = connection.sdk.projects.create(title=f"Bare {number}", label_config=config)
        connection.sdk.projects.import_tasks(id=project.id, request=tasks, return_task_ids=True)


def at_once(connection: Connection, course: Course, sizes: Sequence[int]) -> None:
    """So many students submit their next article in the same moment; print how long they waited and what is there."""
    most = min(max(sizes), len(course.students))
    with ExitStack() as stack:
        sessions = [stack.enter_context(logged_in(connection.url, one)) for one in course.students[:most]]
        tasks = [list(tasks_of(connection, one).values()) for one in course.students[:most]]
        for turn, size in enumerate(size for size in sizes if size <= most):
            together(connection, course, sessions[:size], [theirs[turn] for theirs in tasks[:size]])


def together(connection: Connection, course: Course, sessions: Sequence[httpx.Client], tasks: Sequence[int]) -> None:
    gate = threading.Barrier(len(sessions))
    waited: dict[int, float] = {}
    confirmed: dict[int, int] = {}
    marks = [("source", 10 * number, 10 * number + 5) for number in range(MARKS)]

    def press(place: int) -> None:
        gate.wait()
        began = time.perf_counter()
        confirmed[place] = submit(sessions[place], tasks[place], marks)
        waited[place] = time.perf_counter() - began

    threads = [threading.Thread(target=press, args=(place,)) for place in range(len(sessions))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    whole = sum(is_whole(connection, task, confirmed.get(place)) for place, task in enumerate(tasks))
    times = sorted(waited.values())
    print(
        f"{len(sessions)} submit at once: {len(confirmed)} confirmed, {whole} there with all {MARKS} marks; waited "
        f"{statistics.median(times):.1f} s in the middle, {times[int(0.95 * (len(times) - 1))]:.1f} s at 95%, "
        f"{times[-1]:.1f} s at most",
        flush=True,
    )


def is_whole(connection: Connection, task: int, annotation: int | None) -> bool:
    """Whether exactly the confirmed annotation is there, with all its marks."""
    found = connection.get(f"/api/tasks/{task}/")["annotations"]
    return [one["id"] for one in found] == [annotation] and len(found[0]["result"]) == MARKS


def ends(workspace: Path) -> None:
    def timed(what: str, do: Callable[[], object]) -> None:
        began = time.perf_counter()
        do()
        print(f"{what}: {time.perf_counter() - began:.0f} s", flush=True)

    def report() -> None:
        write_report(collect_results([NAME], workspace=workspace, quiet=True), workspace / "report")

    timed("report, from the server", report)
    timed("close", lambda: close(NAME, workspace=workspace, quiet=True))
    timed("report, from the export", report)


if __name__ == "__main__":
    main()
