"""`scheme migrate` of a project, against a loop over Label Studio's SDK that renames the same label.

Both in one run on one server, in pairs; printed are the annotations and predictions a second, and the median of the
pairs' ratios. The loop keeps nothing of what was before, looks through the project once, and cannot be run again.

    python benchmarks/bench_migrate.py [--articles 500] [--pairs 3]
"""

import argparse
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from annotate.loading.load import ALL
from annotate.migrate.annotation_results import migrated
from annotate.migrate.migrate import migrate
from annotate.migrate.plan import Gone, Plan
from annotate.schemes.labeling_config import labeling_config
from annotate.studio import start, stop
from benchmarks.bench_load import invented_articles, ready_made
from unsourced.label_studio.client import Connection, connect
from unsourced.schemes.load import load_scheme, parse_scheme
from unsourced.schemes.scheme import Scheme

OLD, NEW = "source", "named-source"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=500, help="how many, with an annotation and a prediction each")
    parser.add_argument("--pairs", type=int, default=3, help="how often each is measured")
    options = parser.parse_args()
    old = load_scheme()
    new = parse_scheme(old.source.replace(f'"{OLD}"', f'"{NEW}"'))
    tasks = [
        task_with_work(ready_made(one, old, ALL, place))
        for place, one in enumerate(invented_articles(options.articles))
    ]
    spent: dict[str, list[float]] = {"SDK": [], "migrate": []}
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder)
        running = start(workspace)
        try:
            with connect(url=running.local_url, token=running.token) as connection:
                for number in range(options.pairs):
                    for who in ("SDK", "migrate") if number % 2 else ("migrate", "SDK"):
                        project = filled(connection, f"{who} {number}", tasks, old)
                        changed = measured(who, connection, project, new, workspace, spent)
        finally:
            stop(workspace)
    print(f"{options.articles} articles, {changed} annotations and predictions with the label")
    for who, seconds in spent.items():
        print(f"  {who:8} {', '.join(f'{changed / each:.0f}' for each in seconds)} a second")
    ratios = [bare / ours for bare, ours in zip(spent["SDK"], spent["migrate"], strict=True)]
    print(f"  migrate / SDK, median of {options.pairs}: {statistics.median(ratios):.2f}")


def task_with_work(task: dict[str, Any]) -> dict[str, Any]:
    return task | {"annotations": [{"result": task["predictions"][0]["result"]}]}


def filled(connection: Connection, title: str, tasks: list[dict[str, Any]], scheme: Scheme) -> int:
    project = connection.sdk.projects.create(title=title, label_config=labeling_config(scheme))
    connection.sdk.projects.import_tasks(id=project.id, request=tasks, return_task_ids=True)
    return int(project.id)


def measured(
    who: str, connection: Connection, project: int, new: Scheme, workspace: Path, spent: dict[str, list[float]]
) -> int:
    began = time.perf_counter()
    if who == "SDK":
        changed = bare(connection, project)
    else:
        done = migrate(connection, str(project), new, renames={OLD: NEW}, removals=(), workspace=workspace)
        changed = done.changed.total()
    spent[who].append(time.perf_counter() - began)
    return changed


def bare(connection: Connection, project: int) -> int:
    """The same through the SDK, as its documentation does it."""
    plan = Plan({Gone("label", OLD): NEW})
    changed = 0
    for task in connection.sdk.tasks.list(project=project, fields="all"):
        for kind, update in (
            ("annotations", connection.sdk.annotations.update),
            ("predictions", connection.sdk.predictions.update),
        ):
            for stored in getattr(task, kind) or []:
                one = stored if isinstance(stored, dict) else stored.model_dump()
                result = migrated(one["result"], plan)
                if result != one["result"]:
                    update(id=one["id"], result=[dict(item) for item in result])
                    changed += 1
    return changed


if __name__ == "__main__":
    main()
