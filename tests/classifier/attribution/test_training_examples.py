"""What a Dataset gives attribution to learn from."""

from pathlib import Path

from classifier import attribution
from classifier.attribution.tagger import reading_of
from classifier.attribution.training_examples import examples
from exports.dataset.dataset import Dataset
from exports.dataset.schema import articles_frame, frame
from tests.classifier.attribution.talk import talk
from unsourced.schemes.load import load_scheme

POLNEAR = load_scheme("polnear")


def _dataset() -> Dataset:
    one, other = talk(1), talk(2)
    annotations = [
        ("old", one, "ada", "submitted", "2026-01-01", POLNEAR.label_keys),
        ("new", one, "ada", "submitted", "2026-01-02", POLNEAR.label_keys),
        ("bo", one, "bo", "submitted", "2026-01-01", POLNEAR.label_keys),
        ("skipped", other, "ada", "skipped", "2026-01-01", POLNEAR.label_keys),
        # Nobody knows whether there was a source where it was not offered.
        ("partly", other, "bo", "submitted", "2026-01-01", ("content", "cue")),
        ("empty", other, "cem", "submitted", "2026-01-01", POLNEAR.label_keys),
    ]
    spans = [
        {
            "annotation_id": "new",
            "region_id": f"r{place}",
            "part": 0,
            "label": label,
            "start": start,
            "end": end,
            "origin": "manual",
        }
        for place, (label, start, end) in enumerate(one.spans)
    ]
    return Dataset(
        scheme=POLNEAR,
        articles=articles_frame([one.article, other.article]),
        annotations=frame(
            "annotations",
            [
                {
                    "annotation_id": name,
                    "article_id": some.article.id,
                    "annotator": annotator,
                    "role": "annotator",
                    "status": status,
                    "labels_offered": list(offered),
                }
                for name, some, annotator, status, _, offered in annotations
            ],
        ),
        spans=frame("spans", spans),
        relations=frame(
            "relations",
            [
                {"annotation_id": "new", "from_region": f"r{claim}", "to_region": f"r{source}", "type": "sourced-from"}
                for claim, source, _ in one.links
            ],
        ),
        answers=frame("answers", []),
    )


def test_each_latest_submission_that_was_offered_everything() -> None:
    found = examples(_dataset())
    assert [(example.article.id == talk(1).article.id, example.annotator) for example in found] == [
        *((True, "ada"), (True, "bo"), (False, "cem")),
    ]
    (first, silent, _) = found
    assert list(first.spans) == talk(1).spans
    assert len(first.relations) == len(talk(1).links)
    assert silent.spans == ()
    assert silent.relations == ()


def test_pieces_are_tokens_with_the_same_words() -> None:
    first = examples(_dataset())[0]
    reading = reading_of(first.article)
    pieces = first.pieces(reading)
    assert [piece.region for piece in pieces] == list(first.regions)
    on_step = [(piece.label, int(reading.start[piece.first]), int(reading.end[piece.last - 1])) for piece in pieces]
    assert on_step == list(first.spans)


def test_only_training_needs_crfsuite() -> None:
    for file in Path(attribution.__path__[0]).glob("*.py"):
        lines = file.read_text(encoding="utf-8").splitlines()
        assert not [line for line in lines if line.startswith(("import pycrfsuite", "from pycrfsuite"))], file.name
