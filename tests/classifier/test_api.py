"""The public functions over models: what they take, what they give, and what they say of a wrong type."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sklearn.model_selection import cross_val_predict

import unsourced as us

# What a type checker would refuse, too.
untyped: Any = us

BRIDGE = "Bridge shut\n\nAccording to local sources, the bridge [built by crooks] will stay shut.\n"


@pytest.fixture(scope="module")
def model() -> us.Model:
    return us.load_model("sample")


def test_the_shipped_model_by_its_name(model: us.Model) -> None:
    assert len(repr(model)) < 200
    assert "synthetic" in repr(model)
    assert set(model.to_frame()["label"]) == {label.label for label in model.labels if label.label}
    assert model.version in model._repr_html_()


@pytest.mark.parametrize("kind", [str, Path])
def test_a_model_is_saved_and_loaded_by_str_and_path(model: us.Model, tmp_path: Path, kind: type) -> None:
    model.save(kind(tmp_path / "m.skops"))
    again = us.load_model(kind(tmp_path / "m.skops"))
    assert again.version == model.version
    assert us.score(BRIDGE, again) == us.score(BRIDGE, model)
    with pytest.raises(us.errors.ModelError, match=r"ends in \.skops"):
        model.save(tmp_path / "m.pkl")


def test_one_text_by_rules_and_by_a_model(model: us.Model) -> None:
    by_rules = us.score(BRIDGE)
    assert [span.label for span in by_rules.spans if by_rules.article.text[span.start : span.end] == "local sources"]
    by_model = us.score(us.article(BRIDGE), model)
    assert by_model.version == model.version
    assert us.score(BRIDGE, [model]) == us.score(BRIDGE, "sample") == by_model
    only = us.score(BRIDGE, labels="source")
    assert {span.label for span in only.spans} <= {"source"}


def test_scores_as_frames_html_and_files(tmp_path: Path) -> None:
    scores = us.score(BRIDGE)
    assert len(repr(scores)) < 120
    frame = scores.to_frame()
    assert list(frame["text"]) == [scores.article.text[span.start : span.end] for span in scores.spans]
    assert len(scores.to_frame(sentences=True)) == len(scores.sentences) * len(scores.scheme.labels)
    assert "underline" in scores._repr_html_()
    scores.save(tmp_path / "marks.jsonl")
    lines = (tmp_path / "marks.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["label"] for line in lines] == [span.label for span in scores.spans]
    for ending in ("html", "csv", "parquet", "json"):
        scores.save(str(tmp_path / f"marks.{ending}"))
        assert (tmp_path / f"marks.{ending}").stat().st_size
    with pytest.raises(us.errors.InputError, match="says no format"):
        scores.save(tmp_path / "marks")


def test_several_articles_give_a_batch(tmp_path: Path) -> None:
    path = tmp_path / "harbour.md"
    path.write_text("# Ferry late\n\nCritics say the ferry is old.\n", encoding="utf-8")
    scores = us.score([BRIDGE, path, us.article("A sentence of no interest.")])
    assert [each.article.title for each in scores] == ["Bridge shut", "Ferry late", ""]
    assert repr(scores).startswith("Batch of 3: [Scores('Bridge shut'")
    assert set(scores.to_frame()["article_id"]) <= {each.article.id for each in scores}
    scores.save(tmp_path / "marks.html")
    assert "Ferry late" in (tmp_path / "marks.html").read_text(encoding="utf-8")
    assert "Ferry late" in scores._repr_html_()


def test_what_to_label_next(tmp_path: Path) -> None:
    queue = us.select_next(us.sample(), count=10, control=0.5, random_state=3)
    assert [each.position for each in queue] == list(range(1, 11))
    assert us.select_next(us.sample(), count=10, control=0.5, random_state=3).to_frame().equals(queue.to_frame())
    other = us.select_next(us.sample(), count=10, control=0.5, random_state=4)
    assert not other.to_frame().equals(queue.to_frame())
    assert queue.random_state == 3
    queue.save(tmp_path / "next.jsonl")
    assert [article.id for article in us.read(tmp_path / "next.jsonl")] == [each.article.id for each in queue]


def test_an_evaluation_of_a_model_on_what_it_has_not_seen(model: us.Model, tmp_path: Path) -> None:
    with pytest.raises(us.errors.DatasetError, match="every article was used"):
        us.evaluate("sample", model)


def test_evaluation_by_folds_with_a_seed(tmp_path: Path) -> None:
    evaluation = us.evaluate(us.sample(), by="article", folds=2, random_state=5)
    assert (evaluation.folds, evaluation.by, evaluation.seed) == (2, "article", 5)
    assert len(repr(evaluation)) < 300
    frame = evaluation.to_frame()
    assert {"model", "rules"} & set(frame["system"])
    assert frame["value"].dropna().between(-1, 100).all()
    evaluation.save(tmp_path / "evaluation.json")
    assert json.loads((tmp_path / "evaluation.json").read_text(encoding="utf-8"))["seed"] == 5
    assert "Over all labels" in evaluation._repr_html_()


def test_the_parts_for_scikit_learn_fit_a_datasets_sentences() -> None:
    rows = us.soft_labels(us.sample(), "loaded-language")
    marks = us.spans("sample", "loaded-language")
    assert len(rows) == len(marks)
    for text, share, pieces in zip(rows["text"], rows["share"], marks, strict=True):
        assert bool(pieces) == (share > 0)
        for start, end, _ in pieces:
            assert 0 <= start < end <= len(text)
    predicted = cross_val_predict(us.SentenceClassifier(), rows["text"].to_list(), rows["share"] >= 0.5, cv=2)
    assert len(predicted) == len(rows)
    fitted = us.TokenClassifier().fit(rows["text"].to_list(), marks)
    assert len(fitted.predict(rows["text"].to_list()[:5])) == 5
    with pytest.raises(us.errors.SchemeError, match="has no label nonsense"):
        us.spans("sample", "nonsense")


@pytest.mark.parametrize(
    ("call", "error", "wanted"),
    [
        (lambda: untyped.score(3), TypeError, "articles must be a text, a Path, an Article"),
        (lambda: untyped.score(BRIDGE, 3), TypeError, "models must be a Model, a str or Path to a .skops file"),
        (lambda: untyped.load_model(3), TypeError, "path must be a str or Path to a .skops file, or 'sample'"),
        (lambda: untyped.load_model("nothing.skops"), us.errors.ModelError, "nothing.skops"),
        (lambda: untyped.train(3), TypeError, "dataset must be a Dataset"),
        (lambda: untyped.train("sample", random_state="x"), TypeError, "random_state must be a whole number"),
        (lambda: untyped.select_next(BRIDGE), TypeError, "pool must be a list of texts"),
        (lambda: untyped.select_next([BRIDGE], count=0), ValueError, "count must be 1 or more"),
        (lambda: untyped.score(BRIDGE, "sample", scheme="ptc"), ValueError, "leave scheme out"),
        (lambda: untyped.score(BRIDGE, min_confidence=2), ValueError, "min_confidence must be in 0 to 1"),
        (lambda: untyped.score(BRIDGE, labels=["nonsense"]), us.errors.SchemeError, "has no label nonsense"),
        (lambda: untyped.evaluate("sample", "sample", by="topic"), ValueError, "leave models out"),
    ],
)
def test_what_is_wrong_is_told_with_what_would_do(
    call: Callable[[], object], error: type[Exception], wanted: str
) -> None:
    with pytest.raises(error, match=wanted):
        call()
