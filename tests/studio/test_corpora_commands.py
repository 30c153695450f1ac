"""Every command works on the public corpora: a part of each, through the command line and a real Label Studio."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotate.label_studio.project import require_project
from annotate.label_studio.tasks import tasks_after
from exports.corpora import CORPORA
from exports.dataset.dataset import Dataset, read_dataset, write_dataset
from exports.dataset.validate import validate
from exports.formats import FORMATS
from tests.conftest import StudioUnderTest
from unsourced.main import unsourced

OTHER_FORMATS = tuple(name for name in FORMATS if name != "dataset")
ARTICLES = 30


def part_of(data: Dataset) -> Dataset:
    """The articles that most people annotated, with all that was said of them."""
    many = data.annotations.groupby("article_id")["annotator"].nunique().sort_values(ascending=False, kind="stable")
    kept = data.annotations[data.annotations["article_id"].isin(many.index[:ARTICLES])]
    own = {
        name: getattr(data, name)[getattr(data, name)["annotation_id"].isin(kept["annotation_id"])]
        for name in ("spans", "relations", "answers")
    }
    articles = data.articles[data.articles["id"].isin(kept["article_id"])]
    return replace(data, articles=articles, annotations=kept, problems=(), **own)


@pytest.mark.parametrize("name", CORPORA)
def test_every_command(name: str, corpora: Path, studio: StudioUnderTest, tmp_path: Path) -> None:
    data = part_of(CORPORA[name].load()(corpora / name))
    assert validate(data) == []
    labels, scheme = tmp_path / "labels", CORPORA[name].scheme
    write_dataset(data, labels)
    environment = {"LABEL_STUDIO_URL": studio.url, "LABEL_STUDIO_API_KEY": studio.connection.token}

    def run(*arguments: str | Path, code: int = 0) -> Result:
        result = CliRunner().invoke(unsourced, [str(one) for one in arguments], env=os.environ | environment)
        told = result.output + repr(result.exception)
        assert (result.exit_code or int(bool(result.exception))) == code, f"{arguments}: {told}"
        return result

    def written(*arguments: str | Path) -> Path:
        out = tmp_path / "-".join(str(one) for one in arguments if one != labels)
        run(*arguments, "--out", out)
        return out

    assert f"{len(data.articles)} articles" in run("dataset", "describe", labels).output
    run("dataset", "validate", labels)
    assert len(read_dataset(written("dataset", "merge", labels, labels)).annotations) == len(data.annotations)
    assert "nothing changed" in run("dataset", "diff", labels, labels).output.lower()
    run("dataset", "pseudonymise", labels, "--key", tmp_path / "names.key", "--out", tmp_path / "open")
    people = set(data.annotations["annotator"])
    assert not people & set(read_dataset(tmp_path / "open").annotations["annotator"])
    run("profile", labels, "--by", "outlet")

    for to in OTHER_FORMATS:
        made = written("convert", labels, "--to", to)
        back = tmp_path / f"back-{to}"
        run("convert", made, "--from", to, "--out", back, "--quiet")
        assert validate(read_dataset(back)) == [], to
        assert set(read_dataset(back).spans["label"]) == set(data.spans["label"]), to
    run("convert", labels, "--map-scheme", "credibility", "--out", tmp_path / "mapped", "--quiet")

    articles = labels / "articles.parquet"
    assert len(written("read", articles).read_text(encoding="utf-8").splitlines()) == len(data.articles)
    for line in written("score", articles, "--format", "jsonl").read_text(encoding="utf-8").splitlines():
        assert json.loads(line)["article_id"] in set(data.articles["id"])
    written("suggest", articles)

    title = f"Corpus: {name}"
    run("load", articles, "--project", title, "--scheme", scheme, "--workspace", tmp_path, "--quiet")
    project = require_project(studio.connection, title)
    assert project.tasks == len(data.articles)
    task = next(iter(tasks_after(studio.connection, project.id)))
    studio.connection.post(f"/api/tasks/{task.id}/annotations/", {"result": []})
    assert f"{len(data.articles)} articles" in run("status", "--project", title).output
    run("export", "--project", title, "--out", tmp_path / "exported", "--quiet")
    assert read_dataset(tmp_path / "exported").articles["id"].tolist() == [task.article_id]
    blind = ("--annotators", "ada,bo,cy", "--each", "2", "--scheme", scheme, "--workspace", tmp_path, "--quiet")
    run("blind", articles, *blind, "--project", f"Blind corpus: {name}")

    if "annotator" in set(data.annotations["role"]):
        figures = json.loads(written("agreement", labels, "--format", "json").read_text(encoding="utf-8"))
        assert figures["origins"][0]["shared_articles"] > 0
        assert "<svg" in written("agreement", labels, "--format", "html").read_text(encoding="utf-8")
        for show in ("spans", "sentences", "soft", "reliability"):
            assert written("consensus", labels, "--resamples", "100", "--show", show, "--format", "csv").stat().st_size
        run("adjudicate", labels, "--project", f"Decide: {name}", "--workspace", tmp_path)
    else:
        # BASIL gives what its annotators settled on: there is nobody left to disagree.
        for command in (("agreement", labels), ("consensus", labels)):
            assert "annotator" in str(run(*command, code=1).exception)
