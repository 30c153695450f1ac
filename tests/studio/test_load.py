"""Loading into a real Label Studio: what arrives, once, with which suggestions, and what is refused."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from label_studio_sdk.label_interface import LabelInterface

from annotate.label_studio.tasks import tasks_after
from annotate.loading.load import ALL, HALF, NONE, Loaded, gets_suggestions, journal_path, load
from annotate.loading.project_lock import project_lock
from annotate.rules.suggest import suggest
from annotate.schemes.labeling_config import labeling_config, scheme_mark
from tests.conftest import StudioUnderTest
from tests.studio.articles import hard_articles, plain_articles
from tests.studio.relay import relay
from unsourced.core.article import Article, make_article
from unsourced.core.spans import Span, Suggestions
from unsourced.errors import BatchError, InputError, SchemeError, StudioError
from unsourced.io.progress import Reporter
from unsourced.label_studio.client import connect
from unsourced.label_studio.tasks import article_of_task
from unsourced.schemes.load import load_scheme, parse_scheme

Load = Callable[..., Loaded]


@pytest.fixture
def run(studio: StudioUnderTest, tmp_path: Path) -> Load:
    """`run(articles, title, share=0.0, …)`: a quiet load with a journal of this test's own."""

    def call(articles: list[Article], project: str, share: float = NONE, **options: Any) -> Loaded:
        settings: dict[str, Any] = {"scheme": load_scheme(), "workspace": tmp_path, "connection": studio.connection}
        settings |= options
        return load(articles=articles, project=project, share=share, **settings)

    return call


def tasks_of(studio: StudioUnderTest, loaded: Loaded) -> list[dict[str, Any]]:
    return [studio.connection.get(f"/api/tasks/{t.id}/") for t in tasks_after(studio.connection, loaded.project.id)]


def held(studio: StudioUnderTest, loaded: Loaded) -> Counter[str]:
    return Counter(task.article_id for task in tasks_after(studio.connection, loaded.project.id))


def once(articles: list[Article]) -> Counter[str]:
    return Counter(article.id for article in articles)


def test_hard_texts_arrive_unchanged(studio: StudioUnderTest, run: Load) -> None:
    articles = hard_articles()
    loaded = run(articles, "hard texts")
    assert loaded.added == len(articles)
    tasks = tasks_of(studio, loaded)
    assert [task["data"]["text"] for task in tasks] == [article.text for article in articles]
    assert [article_of_task(task) for task in tasks] == articles


def test_what_a_database_cannot_keep_never_reaches_it(studio: StudioUnderTest, run: Load) -> None:
    extra = {"note": "a\x00b \ud800c", "nested": [{"k\x00": float("nan")}], "path": Path("p"), "plain \\u0000": 1}
    article = make_article(title="T", body="Words.", raw="r", reader_version="test", extra=extra, topic="\udfff")
    loaded = run([article], "nul and surrogates")
    (task,) = tasks_of(studio, loaded)
    record = task["meta"]["unsourced"]
    assert record["extra"] == {"note": "ab \ufffdc", "nested": [{"k": None}], "path": "p", "plain \\u0000": 1}
    assert record["topic"] == "\ufffd"
    exported = studio.connection.get(
        f"/api/projects/{loaded.project.id}/export", exportType="JSON", download_all_tasks="true"
    )
    assert [one["data"]["article_id"] for one in exported] == [article.id]


def test_an_article_that_cannot_be_kept_is_named_and_the_others_are_loaded(studio: StudioUnderTest, run: Load) -> None:
    good = plain_articles(3)
    bad = replace(good[1], text=good[1].text + "\x00")
    with pytest.raises(BatchError) as caught:
        run([good[0], bad, good[2]], "one is bad")
    assert caught.value.done == 2
    assert f"article {bad.id}: its text holds a NUL" in str(caught.value.failures[0])
    again = run([good[0], good[2]], "one is bad")
    assert (again.added, again.already) == (0, 2)


def test_again_adds_nothing_and_more_adds_the_new(studio: StudioUnderTest, run: Load) -> None:
    articles = plain_articles(7)
    assert run(articles[:4], "again", batch_size=3).added == 4
    assert run([*articles[:4], *articles[:2]], "again").added == 0
    more = run(articles, "again", batch_size=2)
    assert (more.added, more.already, more.doubles) == (3, 4, 0)
    assert held(studio, more) == once(articles)


def test_without_the_journal_the_project_is_read(studio: StudioUnderTest, run: Load, tmp_path: Path) -> None:
    articles = plain_articles(5)
    first = run(articles[:3], "journal lost")
    journal_path(tmp_path, studio.url, first.project.id).unlink()
    assert (again := run(articles, "journal lost")).added == 2
    assert held(studio, again) == once(articles)
    elsewhere = run(articles, str(first.project.id), workspace=tmp_path / "another machine")
    assert (elsewhere.added, elsewhere.already) == (0, 5)


def test_doubles_that_came_in_otherwise_go_and_work_stays(studio: StudioUnderTest, run: Load) -> None:
    articles = plain_articles(4)
    first = run(articles, "doubles")
    tasks = tasks_of(studio, first)
    copies = [{"data": task["data"], "meta": task["meta"]} for task in tasks[:2]]
    studio.connection.post(f"/api/projects/{first.project.id}/import", copies)
    studio.connection.post(
        f"/api/projects/{first.project.id}/import", [{"data": {**tasks[0]["data"], "text": "other"}}]
    )
    worked = max(t.id for t in tasks_after(studio.connection, first.project.id) if t.article_id == articles[0].id)
    studio.connection.post(f"/api/tasks/{worked}/drafts", {"result": [], "lead_time": 1})
    again = run(articles, "doubles")
    assert (again.added, again.doubles) == (0, 2)
    assert held(studio, again) == once(articles) + Counter({"": 1})
    assert worked in {task.id for task in tasks_after(studio.connection, again.project.id)}


def test_suggestions_go_to_the_drawn_share_and_can_be_seen(studio: StudioUnderTest, run: Load) -> None:
    articles = plain_articles(40)
    loaded = run(articles, "share", HALF)
    drawn = {article.id for article in articles if gets_suggestions(article.id, HALF)}
    assert 10 <= len(drawn) <= 30
    assert loaded.suggested == len(drawn)
    tasks = tasks_of(studio, loaded)
    assert {task["data"]["article_id"] for task in tasks if task["predictions"]} == drawn
    assert all(len(task["predictions"]) <= 1 for task in tasks)
    project = studio.connection.get(f"/api/projects/{loaded.project.id}/")
    assert project["model_version"] == loaded.version == suggest(articles[0], load_scheme()).version
    assert project["show_collab_predictions"] is True
    shown = [task["predictions"][0] for task in tasks if task["predictions"]]
    scores = [prediction["score"] for prediction in shown]
    assert scores == sorted(scores)
    interface = LabelInterface(project["label_config"])
    for one in shown:
        as_sent = {"result": one["result"], "score": one["score"], "model_version": one["model_version"]}
        assert interface.validate_prediction(as_sent, return_errors=True) == []


def test_a_suggestion_comes_back_as_it_was(studio: StudioUnderTest, run: Load) -> None:
    (article,) = plain_articles(1)
    expected = suggest(article, load_scheme())
    (task,) = tasks_of(studio, run([article], "one suggestion", ALL))
    result = task["predictions"][0]["result"]
    marked = {item["id"]: item for item in result if item["type"] == "labels"}
    assert len(expected.spans) >= 3
    for span in expected.spans:
        item = marked[span.region_id]
        place = item["value"]
        assert (place["start"], place["end"], place["labels"]) == (span.start, span.end, [span.label])
        assert place["text"] == article.text[span.start : span.end]
        assert item["score"] == span.score
        assert item["meta"] == {"text": [span.reason]}
    links = {(i["from_id"], i["to_id"], tuple(i["labels"])) for i in result if i["type"] == "relation"}
    assert links == {(link.from_region, link.to_region, (link.type,)) for link in expected.relations} != set()
    kinds = {(i["id"], i["from_name"]): i["value"]["choices"] for i in result if i["type"] == "choices"}
    assert kinds == {(s.region_id, key): [value] for s in expected.spans for key, value in s.answers.items()} != {}


def test_suggestions_of_a_newer_version_are_shown(
    studio: StudioUnderTest, run: Load, capsys: pytest.CaptureFixture[str]
) -> None:
    articles = plain_articles(4)
    run(articles[:2], "versions", ALL)
    given = {
        a.id: Suggestions(article_id=a.id, version="model-7", spans=(Span(label="source", start=0, end=6),))
        for a in articles[2:3]
    }
    loaded = load(
        studio.connection,
        articles,
        project="versions",
        scheme=load_scheme(),
        workspace=studio.workspace / "other",
        share=ALL,
        suggestions=given,
        reporter=Reporter(quiet=False),
    )
    assert (loaded.added, loaded.suggested, loaded.version) == (2, 1, "model-7")
    assert "shows the suggestions of model-7; those of rules" in capsys.readouterr().err
    assert studio.connection.get(f"/api/projects/{loaded.project.id}/")["model_version"] == "model-7"


def test_a_page_that_was_cleaned_otherwise_is_refused(studio: StudioUnderTest, run: Load) -> None:
    old = make_article(title="Pier shut", body="The pier is shut. Donate!", raw="page", reader_version="1")
    new = make_article(title="Pier shut", body="The pier is shut.", raw="page", reader_version="2")
    loaded = run([old], "cleaned")
    with pytest.raises(InputError, match="1 of these pages are in the project with another text.*Pier shut"):
        run([*plain_articles(2), new], "cleaned")
    assert held(studio, loaded) == once([old])


def test_a_page_that_was_cleaned_otherwise_keeps_its_text_where_it_is_realigned(
    studio: StudioUnderTest, run: Load, capsys: pytest.CaptureFixture[str]
) -> None:
    old = make_article(title="Pier shut", body="Donate! The pier is shut.", raw="page", reader_version="1")
    new = make_article(title="Pier shut", body="Now. The pier is shut.", raw="page", reader_version="2")
    loaded = run([old], "realigned")
    words = ("The pier", "Now")
    spans = tuple(
        Span(label="source", start=new.text.index(word), end=new.text.index(word) + len(word)) for word in words
    )
    other = plain_articles(1)[0]
    given = {new.id: Suggestions(article_id=new.id, version="model-8", spans=spans)}
    again = run([other, new], "realigned", share=ALL, suggestions=given, realigning=True)
    assert (again.added, again.already, again.realigned, again.suggested_later) == (1, 1, 1, 1)
    assert held(studio, loaded) == once([old, other])
    (task,) = [task for task in tasks_of(studio, loaded) if task["data"]["article_id"] == old.id]
    assert task["data"]["text"] == old.text
    values = [item["value"] for item in task["predictions"][0]["result"]]
    assert [old.text[value["start"] : value["end"]] for value in values] == ["The pier"]
    assert run([new], "realigned", realigning=True).already == 1


def test_one_loader_at_a_time(studio: StudioUnderTest, run: Load, tmp_path: Path) -> None:
    with project_lock(tmp_path, studio.url, "locked"), pytest.raises(StudioError, match="another `unsourced load`"):
        run(plain_articles(1), "locked")
    loaded = run(plain_articles(1), "locked")
    with project_lock(tmp_path, studio.url, f"id {loaded.project.id}"), pytest.raises(StudioError, match="another"):
        run(plain_articles(2), str(loaded.project.id))


def test_answers_that_are_lost_and_a_server_that_goes_away(
    studio: StudioUnderTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotate.loading.upload.PAUSES", (0.1, 0.2))
    articles = plain_articles(30)
    with relay(studio.url) as before, connect(url=before.url, token=studio.connection.token) as connection:
        before.lose["/import"] = 2
        options: dict[str, Any] = {"scheme": load_scheme(), "workspace": tmp_path, "batch_size": 10}
        loaded = load(connection, articles, project="lost answers", **options)
        assert (loaded.added, loaded.doubles, before.lost) == (30, 0, 2)
        assert held(studio, loaded) == once(articles)

        before.away = True
        with pytest.raises(StudioError, match="cannot be reached"):
            load(connection, plain_articles(50), project="lost answers", **options)
        assert before.refused
        before.away = False
        loaded = load(connection, plain_articles(50), project="lost answers", **options)
        assert held(studio, loaded) == once(plain_articles(50))


def test_projects_with_another_scheme(studio: StudioUnderTest, run: Load) -> None:
    toml = load_scheme().source
    first = run(plain_articles(1), "schemes")
    lesser = parse_scheme(_without_label(toml, "speculation"))
    with pytest.raises(SchemeError, match="lacks: label speculation"):
        run(plain_articles(2), "schemes", scheme=lesser)
    assert held(studio, first) == once(plain_articles(1))

    added = toml + (
        '\n[[labels]]\nkey = "rumour"\nname = "Rumour"\ngroup = "voice"\nhotkey = "0"\ncolour = "#333333"\n'
        'pattern = "thick-double"\nsentence_rule = "any"\ndefinition = "D."\nextent = "E."\n'
    )
    more = run(plain_articles(2), "schemes", scheme=parse_scheme(added))
    assert more.added == 1
    config = studio.connection.get(f"/api/projects/{more.project.id}/")["label_config"]
    assert 'alias="rumour"' in config
    assert f"structure {parse_scheme(added).structure_hash}" in config
    with pytest.raises(SchemeError, match="lacks: label rumour"):
        run(plain_articles(3), "schemes")


def test_projects_that_something_else_made(studio: StudioUnderTest, run: Load) -> None:
    config = '<View><Labels name="l" toName="t"><Label value="Bias"/></Labels><Text name="t" value="$text"/></View>'
    studio.new_project("of somebody else", config)
    with pytest.raises(SchemeError, match=r"another labeling config.*lacks: label bias"):
        run(plain_articles(1), "of somebody else")
    studio.new_project("without labels", "<View></View>")
    assert run(plain_articles(1), "without labels").added == 1
    studio.new_project("two of a name", config)
    studio.new_project("two of a name", config)
    with pytest.raises(StudioError, match="2 projects are called 'two of a name'"):
        run(plain_articles(1), "two of a name")
    with pytest.raises(StudioError, match="there is no project '99999'"):
        run(plain_articles(1), "99999")
    with pytest.raises(StudioError, match="3 characters or more"):
        run(plain_articles(1), "ab")


def _without_label(toml: str, key: str) -> str:
    head, *tables = toml.split("[[labels]]")
    kept = [table for table in tables if f'key = "{key}"' not in table.split("\n\n")[0]]
    text = "[[labels]]".join([head, *kept])
    lines = [line for line in text.splitlines() if f'"{key}"' not in line]
    return "\n".join(lines)


def test_label_studio_keeps_the_config_and_the_guideline(studio: StudioUnderTest, run: Load) -> None:
    loaded = run(plain_articles(1), "kept")
    project = studio.connection.get(f"/api/projects/{loaded.project.id}/")
    scheme = load_scheme()
    assert project["label_config"] == labeling_config(scheme)
    mark = scheme_mark(project["label_config"])
    assert mark is not None
    assert (mark.name, mark.structure_hash, mark.wording_hash) == (
        scheme.name,
        scheme.structure_hash,
        scheme.wording_hash,
    )
    assert "Editorial insertion" in project["expert_instruction"]
    assert json.dumps(project["expert_instruction"]).count("mark-editorial-insertion") > 3
    assert project["show_instruction"] is False


def test_suggestions_of_a_file_reach_articles_that_are_there_and_once(studio: StudioUnderTest, run: Load) -> None:
    articles = plain_articles(4)
    run(articles[:3], "suggested later")
    marks = {
        article.id: Suggestions(
            article_id=article.id, version="model-8", spans=(Span(label="source", start=0, end=4, score=0.5),)
        )
        for article in articles
    }
    loaded = run(articles, "suggested later", share=ALL, suggestions=marks)
    assert (loaded.added, loaded.suggested, loaded.suggested_later, loaded.version) == (1, 1, 3, "model-8")
    again = run(articles, "suggested later", share=ALL, suggestions=marks)
    assert (again.added, again.suggested, again.suggested_later) == (0, 0, 0)
    for task in tasks_of(studio, loaded):
        (prediction,) = task["predictions"]
        assert prediction["model_version"] == "model-8"
        assert [item["value"]["labels"] for item in prediction["result"]] == [["source"]]
    assert studio.connection.get(f"/api/projects/{loaded.project.id}/")["model_version"] == "model-8"


def test_articles_drawn_to_have_none_get_no_suggestions_later(studio: StudioUnderTest, run: Load) -> None:
    articles = plain_articles(8)
    run(articles, "some later")
    marks = {one.id: Suggestions(article_id=one.id, version="model-9") for one in articles}
    loaded = run(articles, "some later", share=HALF, suggestions=marks)
    drawn = {article.id for article in articles if gets_suggestions(article.id, HALF)}
    assert 0 < loaded.suggested_later == len(drawn) < len(articles)
    suggested = {task["data"]["article_id"] for task in tasks_of(studio, loaded) if task["predictions"]}
    assert suggested == drawn


def test_a_suggestion_that_does_not_fit_is_named_and_the_others_arrive(studio: StudioUnderTest, run: Load) -> None:
    articles = plain_articles(2)
    run(articles, "one bad suggestion")
    marks = {
        article.id: Suggestions(
            article_id=article.id, version="model-1", spans=(Span(label="source", start=0, end=end),)
        )
        for article, end in zip(articles, (4, 10**6), strict=True)
    }
    with pytest.raises(BatchError) as caught:
        run(articles, "one bad suggestion", share=ALL, suggestions=marks)
    assert articles[1].id in str(caught.value.failures[0])
    loaded = run(articles, "one bad suggestion")
    assert [len(task["predictions"]) for task in tasks_of(studio, loaded)] == [1, 0]
