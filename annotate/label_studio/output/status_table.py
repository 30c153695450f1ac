"""The status of a project, for people and as JSON."""

import io
import json
from dataclasses import asdict

from annotate.label_studio.status import ProjectStatus


def status_json(status: ProjectStatus) -> str:
    """The status as a JSON object."""
    return json.dumps(asdict(status), ensure_ascii=False, indent=2) + "\n"


def status_table(status: ProjectStatus) -> str:
    """The status for people."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table("annotator", box=SIMPLE_HEAD)
    for column in ("submitted", "skipped", "begun", "left"):
        table.add_column(column, justify="right")
    for one in status.annotators:
        table.add_row(one.annotator, *map(str, (one.submitted, one.skipped, one.drafts, one.remaining)))
    page = io.StringIO()
    console = Console(width=100, file=page, highlight=False)
    made = (
        f"scheme {status.scheme.name} version {status.scheme.version}"
        if status.scheme
        else "not made by unsourced load"
    )
    console.print(f"Project {status.id} ({status.title}), {made}", markup=False, soft_wrap=True)
    console.print(status.url, markup=False, soft_wrap=True)
    console.print(f"{status.articles} articles, {status.untouched} of them not submitted by anybody", markup=False)
    for version, count in status.predictions.items():
        note = "" if version == status.shown else ", hidden: Label Studio shows those of one version"
        console.print(f"{count} with suggestions of {version}{note}", markup=False, soft_wrap=True)
    if status.annotators:
        console.print(table)
    else:
        console.print("Nobody has begun.", markup=False)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines()).rstrip() + "\n"
