"""The public functions over articles: what they take, what they give, and what they say of a wrong type."""

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import unsourced as us

# What a type checker would refuse, too.
untyped: Any = us

HARBOUR = "# Ferry breaks down\n\nCritics say the ferry is shamefully old.\n"
BRIDGE = "Bridge shut\n\nAccording to local sources, the bridge [built by crooks] will stay shut.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "harbour.md").write_text(HARBOUR, encoding="utf-8")
    (tmp_path / "unrelated.md").write_text("# Something else\n\nNobody asked for it.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("source", ["harbour.md", Path("harbour.md"), ["harbour.md"], (Path("harbour.md"),)])
def test_a_name_is_one_file_and_not_its_letters(folder: Path, source: object) -> None:
    articles = untyped.read(source)
    assert [article.title for article in articles] == ["Ferry breaks down"]
    assert articles.failures == ()


def test_what_cannot_be_read_is_beside_what_could(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "unsourced"):
        articles = us.read(["harbour.md", "missing.md"])
    assert len(articles) == 1
    assert [failure.where for failure in articles.failures] == ["missing.md"]
    assert "missing.md: is not there" in caplog.text
    with pytest.raises(us.errors.InputError, match=r"missing\.md"):
        us.read("missing.md")
    with pytest.raises(us.errors.BatchError) as caught:
        us.read(["missing.md", "gone.md"])
    assert (caught.value.done, len(caught.value.failures)) == (0, 2)


def test_an_article_of_a_text_a_file_and_a_record(folder: Path) -> None:
    made = us.article(BRIDGE, outlet="Harbour Post", published="2026-05-04")
    assert (made.title, made.outlet, made.language) == ("Bridge shut", "Harbour Post", "en")
    assert made.text == BRIDGE.strip()
    assert us.article(Path("harbour.md")).title == "Ferry breaks down"
    us.read("harbour.md").save("articles.jsonl")
    record = json.loads(Path("articles.jsonl").read_text(encoding="utf-8"))
    assert us.article(record) == us.read("harbour.md")[0]
    # Of a str that is a file's name only this function says that it is a text.
    assert us.article("harbour.md").text == "harbour.md"
    assert us.article("One sentence.\n\nAnother one.").title == ""


@pytest.mark.parametrize("given", [BRIDGE, us.article(BRIDGE)], ids=["text", "Article"])
def test_suggestions_for_one_article(given: str | us.Article) -> None:
    found = us.suggest(given)
    words = {span.label: found.article.text[span.start : span.end] for span in found.spans}
    assert words["vague-source"] == "local sources"
    assert words["editorial-insertion"] == "[built by crooks]"
    assert repr(found) == f"Suggestions('Bridge shut': {len(found.spans)} spans, by {found.version})"
    frame = found.to_frame()
    assert list(frame["label"]) == [span.label for span in found.spans]
    assert list(frame["text"]) == [found.article.text[span.start : span.end] for span in found.spans]


def test_suggestions_for_several_are_in_their_order(folder: Path) -> None:
    found = us.suggest(["harbour.md", BRIDGE, Path("unrelated.md")])
    assert [each.article.title for each in found] == ["Ferry breaks down", "Bridge shut", "Something else"]
    assert set(found.to_frame()["article_id"]) <= {each.article_id for each in found}
    found.save("spans.jsonl")
    lines = Path("spans.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == sum(len(each.spans) for each in found)
    assert found[:2].__class__ is us.Batch


def test_another_language_abstains_and_says_so() -> None:
    found = us.suggest("Le ministre a dit que le pont restera fermé, selon des sources locales de la ville. " * 5)
    assert found.spans == ()
    assert "English" in found.abstained
    assert "English" in found._repr_html_()
    assert list(found.to_frame().columns)[:3] == ["article_id", "label", "start"]


def test_a_comparison_and_its_files(folder: Path) -> None:
    found = us.compare("The port is open.", "The port [run by crooks] is open.")
    assert found.to_frame()["words_b"].to_list() == ["[run by crooks]"]
    found.save("compared.html")
    assert "[run by crooks]" in Path("compared.html").read_text(encoding="utf-8")
    found.save("changes.jsonl")
    assert json.loads(Path("changes.jsonl").read_text(encoding="utf-8"))["words_b"] == "[run by crooks]"
    assert "1 changes" in repr(found)
    assert us.compare("harbour.md", Path("harbour.md")).changes == ()


def test_reposts_among_texts(folder: Path) -> None:
    text = " ".join(f"The ferry number {number} was late on its way to island {number * 7}." for number in range(12))
    found = us.find_reposts([text, text + " And it rained.", BRIDGE])
    assert [len(group.articles) for group in found.groups] == [2]
    assert repr(found) == "Reposts(1 groups with 2 of 3 articles)"
    assert len(found.to_frame()) == 2
    found.save("groups.json")
    assert json.loads(Path("groups.json").read_text(encoding="utf-8"))[0]["group"] == found.groups[0].id
    assert found.groups[0].id in found._repr_html_()


@pytest.mark.parametrize(
    ("call", "wanted"),
    [
        (lambda: untyped.read(3), "sources must be the name of a file"),
        (lambda: untyped.read(BRIDGE), "unsourced.article takes a text"),
        (lambda: untyped.read([us.article(BRIDGE)]), r"sources\[0\] must be the name of a file .* not Article"),
        (lambda: untyped.article(3), "text must be a text, a Path to a file with one article"),
        (
            lambda: untyped.suggest(None),
            "articles must be a text, a Path, an Article, a list of these, or a Dataset",
        ),
        (lambda: untyped.suggest([BRIDGE, 3]), r"articles\[1\] must be a text, a Path, or an Article, not int"),
        (lambda: untyped.suggest(BRIDGE, scheme=3), "scheme must be a Scheme, a shipped name"),
        (lambda: untyped.suggest(BRIDGE, progress="yes"), "progress must be None, True or a function"),
        (lambda: untyped.compare(BRIDGE, 3), "b must be a text, a Path, or an Article, not int"),
        (lambda: untyped.find_reposts(BRIDGE), "articles must be a list of texts"),
        (lambda: untyped.load_scheme(3), "name must be a Scheme, a shipped name"),
    ],
)
def test_a_wrong_type_is_told_with_what_would_do(call: Callable[[], object], wanted: str) -> None:
    with pytest.raises(TypeError, match=wanted):
        call()


@pytest.mark.parametrize(
    ("text", "wanted"), [("missing.md", "is not there"), ("https://a.example/b", "unsourced.read"), (" \n", "is empty")]
)
def test_what_is_no_text_is_not_taken_for_one(text: str, wanted: str) -> None:
    with pytest.raises(us.errors.InputError, match=wanted):
        us.suggest(text)


def test_progress_is_told_to_a_function() -> None:
    told: list[tuple[int, int | None]] = []
    us.suggest([BRIDGE, HARBOUR], progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_progress_on_stderr_where_it_is_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    us.suggest([BRIDGE] * 3, progress=True)
    assert capfd.readouterr().out == ""


def test_html_is_escaped_and_carries_the_patterns() -> None:
    found = us.suggest("<script>alert(1)</script> is what critics say, according to local sources & others.")
    shown = found._repr_html_()
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown
    label = us.load_scheme().label("vague-source")
    assert label.colour in shown
    assert label.name in shown
    compared = us.compare("A <b>bold</b> claim.", "A <i>bold</i> claim.")._repr_html_()
    assert "<b>bold" not in compared
    assert "<i>bold" not in compared
