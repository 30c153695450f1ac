"""The demo that plays the whole loop: articles, annotators in Label Studio, labels, a model, scores, suggestions."""

import json
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from shlex import quote

from annotate.label_studio.project import require_project
from annotate.label_studio.submit_annotations import submit
from annotate.loading.load import load
from annotate.studio import RunningStudio, add_user, start, stop
from classifier.scoring.run import score_files
from classifier.training.run import train_file
from exports.dataset.dataset import Dataset, write_dataset
from exports.label_studio.export import StudioProject, export
from exports.sample.build import PROVENANCE, sample_dataset
from unsourced.core.article import Article
from unsourced.core.article_records import article_to_record
from unsourced.core.suggestion_records import read_suggestions
from unsourced.io.atomic import atomic_file
from unsourced.io.progress import Reporter, say
from unsourced.io.record_files import write_records
from unsourced.label_studio.client import Connection, connect
from unsourced.schemes.scheme import Scheme

PROJECT = "unsourced demo"
HELD_BACK = 4
"""How many articles nobody labels: the model has not seen them, and you can try the browser with them."""
STEPS = 7


def demo(folder: Path, *, stay: bool, quiet: bool = False) -> None:
    """Play the loop; everything it makes is in `folder`, and a second run goes on with what is there.

    With `stay` the server is kept up until Ctrl-C. Raises UnsourcedError where a step fails; what was started is
    stopped in any case.
    """
    began = time.monotonic()
    sample = sample_dataset()
    articles = sample.article_list()
    labelled, fresh = articles[:-HELD_BACK], articles[-HELD_BACK:]
    _step(1, "starting Label Studio (the first time takes longest)", quiet)
    with _studio(folder, quiet) as studio, connect(url=studio.local_url, token=studio.token) as connection:
        _step(2, f"loading {len(articles)} invented articles", quiet)
        load(
            connection,
            articles,
            project=PROJECT,
            scheme=sample.scheme,
            workspace=folder,
            share=0.0,
            reporter=Reporter(quiet=quiet),
        )
        _step(3, "three invented annotators label all but the last four", quiet)
        _annotate(connection, folder, sample, labelled, quiet)
        _step(4, "exporting their labels", quiet)
        _export(connection, folder / "labels", quiet)
        _step(5, "training a model on them", quiet)
        model = folder / "model.skops"
        train_file(folder / "labels", model, quiet=quiet)
        _step(6, "scoring the articles that nobody labelled", quiet)
        _score(folder, fresh, model, quiet)
        _step(7, "giving the model's marks to Label Studio as suggestions", quiet)
        _suggest(connection, folder, fresh, sample.scheme, quiet)
        say(f"Done in {time.monotonic() - began:.0f} s.\n", quiet=quiet)
        _farewell(studio, require_project(connection, PROJECT).id, folder, stay)
        if stay:
            _wait()


def _step(number: int, what: str, quiet: bool) -> None:
    say(f"[{number}/{STEPS}] {what}", quiet=quiet)


@contextmanager
def _studio(folder: Path, quiet: bool) -> Iterator[RunningStudio]:
    studio = start(folder, reporter=Reporter(quiet=quiet))
    try:
        yield studio
    finally:
        # Somebody may have started this folder's server on their own; then it is theirs to stop.
        if studio.started:
            stop(folder)


def _annotate(connection: Connection, folder: Path, sample: Dataset, articles: list[Article], quiet: bool) -> None:
    project = require_project(connection, PROJECT).id
    ids = [article.id for article in articles]
    for annotator in sample.annotations["annotator"].unique():
        token = _account(connection, folder / "annotators.json", str(annotator))
        with connect(url=connection.url, token=token) as own:
            submit(own, project, sample, str(annotator), articles=ids, reporter=Reporter(quiet=quiet))


def _account(connection: Connection, path: Path, email: str) -> str:
    """The token of an annotator's account, made where it is not there; the file is for the owner's eyes only."""
    accounts = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    if email not in accounts:
        _remove_account(connection, email)
        password = secrets.token_urlsafe(12)
        user = add_user(connection, email, password)
        accounts[email] = {"password": password, "token": user.token}
        with atomic_file(path, private=True) as temporary:
            temporary.write_text(json.dumps(accounts, indent=2) + "\n", encoding="utf-8")
    return str(accounts[email]["token"])


def _remove_account(connection: Connection, email: str) -> None:
    """An account that a demo made and was stopped before it wrote down the password."""
    for user in connection.get("/api/users"):
        if user["email"] == email:
            connection.request("DELETE", f"/api/users/{user['id']}")


def _export(connection: Connection, out: Path, quiet: bool) -> None:
    dataset = export(StudioProject(connection, PROJECT), out, quiet=quiet)
    # Label Studio cannot know that articles and annotators are invented; figures made from them must say so.
    synthetic = replace(dataset, provenance={**dataset.provenance, **PROVENANCE})
    write_dataset(synthetic, out, raw=sorted((out / "raw").iterdir()))


def _score(folder: Path, articles: list[Article], model: Path, quiet: bool) -> None:
    fresh = folder / "fresh.jsonl"
    write_records(map(article_to_record, articles), "jsonl", fresh)
    score_files([fresh], models=[model], output_format="html", out=folder / "scored.html", quiet=quiet)
    score_files([fresh], models=[model], output_format="jsonl", out=folder / "suggestions.jsonl", quiet=True)


def _suggest(connection: Connection, folder: Path, articles: list[Article], scheme: Scheme, quiet: bool) -> None:
    marks = read_suggestions(folder / "suggestions.jsonl")
    load(
        connection,
        articles,
        project=PROJECT,
        scheme=scheme,
        workspace=folder,
        share=1.0,
        suggestions=marks,
        reporter=Reporter(quiet=quiet),
    )


def _farewell(studio: RunningStudio, project: int, folder: Path, stay: bool) -> None:
    """What there is to see and what to try next; the result of the demo, so on stdout."""
    print(f"The scored articles:   {folder / 'scored.html'}")
    print(f"The exported labels:   {folder / 'labels'}")
    print(f"The model:             {folder / 'model.skops'} (synthetic: it says nothing about real news)")
    if not stay:
        print(f"Label Studio again:    unsourced studio start --workspace {quote(str(folder))}")
    else:
        print(f"Label Studio:          {studio.url}/projects/{project}")
        print(f"  log in as            {studio.email}")
        print(f"  password             {studio.password}")
        print("  the last four articles are open, with the model's suggestions: Label All Tasks")
    print("\nTry next:")
    print(f"  unsourced score YOUR-ARTICLE.md --model {quote(str(folder / 'model.skops'))}")
    print(f"  unsourced status --workspace {quote(str(folder))} --project '{PROJECT}'")
    print("  unsourced --help")


def _wait() -> None:
    print("\nCtrl-C stops Label Studio.", flush=True)
    try:
        while True:
            time.sleep(3600)
    except KeyboardInterrupt:
        with suppress(OSError):  # its terminal may be closed
            say("\nstopping")
