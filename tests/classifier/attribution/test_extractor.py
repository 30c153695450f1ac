"""Who says what as a part of a model: learned, kept in its file, and marked with links."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from classifier.attribution.extractor import FEWEST_ARTICLES, scheme_attribution
from classifier.model.model import Model
from classifier.model.persistence import load_model, save_model
from classifier.scoring.score import score
from classifier.scoring.scores import span_records
from classifier.training.train import train
from exports.dataset.dataset import Dataset
from exports.dataset.schema import articles_frame, frame
from tests.classifier.attribution.talk import talk
from unsourced.errors import ModelError
from unsourced.schemes.load import load_scheme

POLNEAR = load_scheme("polnear")
COUNT = FEWEST_ARTICLES + 5


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """Invented talk, marked by one annotator, with every claim linked to source and cue."""
    talks = [talk(number) for number in range(COUNT)]
    names = [f"a{number}" for number in range(COUNT)]
    return Dataset(
        scheme=POLNEAR,
        articles=articles_frame([one.article for one in talks]),
        annotations=frame(
            "annotations",
            [
                {
                    "annotation_id": name,
                    "article_id": one.article.id,
                    "annotator": "ada",
                    "role": "annotator",
                    "status": "submitted",
                    "labels_offered": list(POLNEAR.label_keys),
                }
                for name, one in zip(names, talks, strict=True)
            ],
        ),
        spans=frame(
            "spans",
            [
                {
                    "annotation_id": name,
                    "region_id": f"r{place}",
                    "part": 0,
                    "label": label,
                    "start": start,
                    "end": end,
                    "origin": "manual",
                }
                for name, one in zip(names, talks, strict=True)
                for place, (label, start, end) in enumerate(one.spans)
            ],
        ),
        relations=frame(
            "relations",
            [
                {"annotation_id": name, "from_region": f"r{claim}", "to_region": f"r{target}", "type": type_}
                for name, one in zip(names, talks, strict=True)
                for claim, source, cue in one.links
                for type_, target in (("sourced-from", source), ("cued-by", cue))
            ],
        ),
        answers=frame("answers", []),
    )


@pytest.fixture(scope="module")
def attributed(dataset: Dataset) -> Model:
    return train(dataset)


def test_the_chain_beats_the_rules_and_the_card_says_so(attributed: Model) -> None:
    assert attributed.attribution is not None
    card = attributed.card["chain"]
    assert card["used"]
    assert card["tokens"]["f1"] > 0.95 > card["rules"]["f1"]
    assert set(card["labels"]) == set(attributed.attribution.labels.labels)


def test_marks_are_the_chains_and_linked(attributed: Model) -> None:
    one = talk(1000)
    (scores,) = score([one.article], [attributed])
    found = {(span.label, span.start, span.end) for span in scores.spans}
    assert found == set(one.spans)
    ends = {span.region_id: (span.label, span.start) for span in scores.spans}
    linked = {(relation.type, ends[relation.from_region], ends[relation.to_region]) for relation in scores.relations}
    places = [(label, start) for label, start, _ in one.spans]
    assert linked == {
        (type_, places[claim], places[target])
        for claim, source, cue in one.links
        for type_, target in (("sourced-from", source), ("cued-by", cue))
    }
    assert all(span.reason for span in scores.spans)
    # A chain's chances were not calibrated, whatever was learned of sentences.
    assert not any(record["calibrated"] for record in span_records([scores]))


def test_an_unsure_sentence_has_no_marks_of_the_chain(attributed: Model) -> None:
    (scores,) = score([talk(1000).article], [attributed], min_confidence=1.0)
    learned = {label.label for label in attributed.learned}
    assert learned
    assert not {span.label for span in scores.spans} & learned


def test_a_file_keeps_the_chain(attributed: Model, tmp_path: Path) -> None:
    save_model(attributed, tmp_path / "talk.skops")
    again = load_model(tmp_path / "talk.skops")
    articles = [talk(number).article for number in range(1000, 1004)]
    assert list(score(articles, [again])) == list(score(articles, [attributed]))


def test_a_chain_that_does_not_fit_is_refused(attributed: Model, tmp_path: Path) -> None:
    import skops.io

    save_model(attributed, tmp_path / "talk.skops")
    contents = skops.io.load(tmp_path / "talk.skops", trusted=[])
    contents["tagger"]["weights"] = np.zeros((3, 3), dtype=np.float16)
    skops.io.dump(contents, tmp_path / "odd.skops")
    with pytest.raises(ModelError, match="broken model"):
        load_model(tmp_path / "odd.skops")


def test_few_articles_and_schemes_without_ties_have_none(dataset: Dataset) -> None:
    few = set(dataset.articles["id"][:20])
    some = replace(
        dataset,
        articles=dataset.articles[dataset.articles["id"].isin(few)],
        annotations=dataset.annotations[dataset.annotations["article_id"].isin(few)],
    )
    model = train(some)
    assert model.attribution is None
    assert "in 20 articles" in model.card["chain"]["why"]
    assert scheme_attribution(load_scheme("babe")) is None
