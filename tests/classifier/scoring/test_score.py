"""Scoring: rules alone, models over them, several models, and texts of every kind."""

import time
from dataclasses import replace
from itertools import count, islice

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.rules.detect import RULES_VERSION
from annotate.rules.suggest import suggest
from classifier.linear.calibration import Calibration
from classifier.model.model import Model
from classifier.scoring.score import mismatches, score
from classifier.scoring.scores import sentence_records, span_records
from classifier.training.train import train
from tests.classifier.invented import PLANTED, invented_articles, invented_dataset
from unsourced.core.article import Article, make_article
from unsourced.errors import SchemeError
from unsourced.schemes.load import load_scheme

LABEL = "opinion-as-fact"
REPORT = (
    "Gunmen [supported covertly by Tarsk] damaged the pumping house on Tuesday, according to local sources.\n\n"
    f"“It is safe,” said Ilse Marrek, a spokeswoman for the port authority. The council {PLANTED} closed the pier."
)


def article(body: str = REPORT, title: str = "The pumping house") -> Article:
    return make_article(title=title, body=body, raw=body, reader_version="test", outlet="Velmora Post")


def test_the_rules_score_before_any_label_exists() -> None:
    (scores,) = score([article()])
    found = suggest(article(), load_scheme())
    assert scores.version == RULES_VERSION == found.version
    assert [(span.label, span.start, span.end) for span in scores.spans] == [
        (span.label, span.start, span.end) for span in found.spans
    ]
    assert {span.label for span in scores.spans} >= {"editorial-insertion", "vague-source", "source"}
    assert all(span.reason for span in scores.spans)
    assert not scores.calibrated
    named = {span.region_id for span in scores.spans}
    assert len(scores.relations) == len(found.relations) > 0
    assert {relation.to_region for relation in scores.relations} <= named


def test_a_rule_says_what_it_finds_and_nothing_about_the_rest() -> None:
    (scores,) = score([article()])
    first = scores.sentences[1].values
    assert first["vague-source"] is not None
    assert first["loaded-language"] is None
    assert list(first) == list(load_scheme().label_keys)


def test_a_model_marks_what_it_learned_and_leaves_the_rest_to_the_rules(model: Model) -> None:
    (scores,) = score([article()], [model])
    by_label = {span.label: scores.article.text[span.start : span.end] for span in scores.spans}
    assert by_label[LABEL] == f"The council {PLANTED} closed the pier."
    assert by_label["editorial-insertion"] == "[supported covertly by Tarsk]"
    assert scores.version == model.version
    values = [sentence.values[LABEL] for sentence in scores.sentences]
    assert all(value is not None and 0 <= value <= 1 for value in values)
    assert np.argmax(np.array(values, dtype=float)) == len(values) - 1


def test_a_short_extent_marks_words() -> None:
    model = train(invented_dataset(whole_sentence=False))
    (label,) = model.learned
    assert label.extent == "words"
    assert model.word_model.labels == (LABEL,)
    (scores,) = score([article()], [model], labels=[LABEL])
    assert [scores.article.text[span.start : span.end] for span in scores.spans] == [PLANTED]


def test_of_several_models_the_first_that_learned_a_label_decides(model: Model) -> None:
    other = train(invented_dataset(word="eastern pier", label="loaded-language", whole_sentence=False))
    assert [label.label for label in other.learned] == ["loaded-language"]
    of = article(body=REPORT + " A crew rented the eastern pier in May.")
    (both,) = score([of], [model, other])
    (alone,) = score([of], [model])
    (swapped,) = score([of], [other, model])
    assert {LABEL, "loaded-language"} <= {span.label for span in both.spans}
    assert both.version == f"{model.version}+{other.version}"
    assert both.sentences == swapped.sentences
    for one, two in zip(both.sentences, alone.sentences, strict=True):
        assert one.values[LABEL] == two.values[LABEL]


def test_labels_can_be_chosen(model: Model) -> None:
    (scores,) = score([article()], [model], labels=["vague-source"])
    assert {span.label for span in scores.spans} == {"vague-source"}
    assert set(scores.sentences[0].values) == {"vague-source"}
    with pytest.raises(SchemeError, match="no label nonsense"):
        list(score([article()], labels=["nonsense"]))


def test_other_languages_abstain_and_say_so(model: Model) -> None:
    for models in ([], [model]):
        french, english = score([replace(article(), language="fr"), article()], models)
        assert "only English" in french.abstained
        assert not french.spans
        assert not french.sentences
        assert english.spans


def test_articles_are_read_as_they_are_needed(model: Model) -> None:
    endless = (article(title=f"Number {number}") for number in count())
    assert len(list(islice(score(endless, [model]), 3))) == 3
    assert len(list(islice(score(endless), 3))) == 3


def test_batches_do_not_change_scores(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [*invented_articles(5, seed=8), article(), article(title="Only a title", body="")]
    at_once = list(score(articles, [model]))
    monkeypatch.setattr("classifier.scoring.score.BATCH_SENTENCES", 1)
    assert list(score(articles, [model])) == at_once


def test_no_article_at_all(model: Model) -> None:
    assert list(score([], [model])) == []
    assert list(score([])) == []


def test_long_texts(model: Model) -> None:
    sentence = f"The council {PLANTED} closed the pier and nobody knows why. "
    for body in (sentence * 1500, "word " * 20_000, "x" * 100_000):
        (scores,) = score([article(body=body)], [model], labels=[LABEL])
        assert len(scores.spans) == (1500 if body.startswith("The") else len(scores.spans))


@settings(max_examples=40)
@given(
    body=st.lists(
        st.sampled_from([*REPORT.split(), PLANTED, "\n\n", "😀", "e\u0301", "שלום", "[", "]", "“", ".", "  "]),
        min_size=1,
    )
)
def test_offsets_are_pieces_of_the_text(model: Model, body: list[str]) -> None:
    of = article(body=" ".join(["Start", *body]))
    scores = list(score([of], [model]))
    for record in (*span_records(scores), *sentence_records(scores)):
        start, end = record["start"], record["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert of.text[start:end] == record["text"] != ""
    scheme = scores[0].scheme
    spans = scores[0].spans
    for number, one in enumerate(spans):
        for other in spans[:number]:
            apart = one.end <= other.start or other.end <= one.start
            assert apart or scheme.may_overlap(one.label, other.label)


def test_what_is_marked_need_not_be_what_gives_it_away() -> None:
    """Annotators mark how the sentence begins; what gives it away is another word."""
    dataset = invented_dataset()
    spans = dataset.spans.assign(end=dataset.spans["start"] + 3)
    model = train(replace(dataset, spans=spans))
    (label,) = model.learned
    assert label.extent == "words"
    for scores in score(invented_articles(4, seed=99), [model], labels=[LABEL]):
        planted = [each.start for each in scores.sentences if PLANTED in scores.article.text[each.start : each.end]]
        assert [span.start for span in scores.spans] == planted
        assert not any(PLANTED in scores.article.text[span.start : span.end] for span in scores.spans)


def test_a_model_of_other_rules_is_told(model: Model) -> None:
    assert mismatches([model]) == []
    (line,) = mismatches([replace(model, rules_version="rules-0")])
    assert "rules-0" in line


def test_a_calibrated_label_has_probabilities(model: Model) -> None:
    labels = tuple(
        replace(label, calibration=Calibration("sigmoid", np.array([1.0, 0.5]))) if label.learned else label
        for label in model.labels
    )
    (scores,) = score([article()], [replace(model, labels=labels)])
    assert scores.calibrated == {LABEL}
    assert {record["label"]: record["calibrated"] for record in span_records([scores])}[LABEL] is True
    (plain,) = score([article()], [model])
    assert [span.start for span in plain.spans] == [span.start for span in scores.spans]


def test_marks_tell_what_moved_them(model: Model) -> None:
    (scores,) = score([article()], [model], labels=[LABEL])
    (span,) = scores.spans
    moved = scores.because[span.region_id]
    assert moved[0].text == PLANTED
    assert moved[0].adds > 0
    assert scores.article.text[slice(moved[0].start, moved[0].end)] == PLANTED
    assert [abs(driver.adds) for driver in moved] == sorted((abs(driver.adds) for driver in moved), reverse=True)
    (record,) = span_records([scores])
    first = {"text": PLANTED, "adds": moved[0].adds, "start": moved[0].start, "end": moved[0].end}
    assert isinstance(record["because"], list)
    assert record["because"][0] == first


def test_an_unsure_decision_is_left_open(model: Model) -> None:
    (all_,) = score([article()], [model], labels=[LABEL])
    values = sorted(sentence.values[LABEL] or 0 for sentence in all_.sentences)
    # Between the surest of the unmarked and the surest of all.
    least = 1 - values[0] - 1e-4
    (some,) = score([article()], [model], labels=[LABEL], min_confidence=least)
    judged = [sentence for sentence in some.sentences if LABEL not in sentence.unjudged]
    assert 1 <= len(judged) < len(all_.sentences)
    assert all(sentence.values[LABEL] is None for sentence in some.sentences if sentence.unjudged)
    assert [row["judged"] for row in sentence_records([some])].count(True) == len(judged)
    (none,) = score([article()], [model], labels=[LABEL], min_confidence=1.0)
    assert not none.spans
    assert all(sentence.unjudged == {LABEL} for sentence in none.sentences)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", ["1,", "x\n", "critics say ", "A. ", ". . ", "("])
def test_a_jumble_as_long_as_a_book_chapter_takes_seconds(model: Model, piece: str) -> None:
    text = piece * (100_000 // len(piece))
    for models in ([], [model]):
        (scores,) = score([make_article(title="", body=text, raw=text, reader_version="test")], models)
        assert scores.abstained or scores.sentences


@pytest.mark.parametrize("piece", ["1,", "critics say "])
def test_a_longer_jumble_takes_longer_by_its_length_alone(piece: str) -> None:
    def seconds(characters: int) -> float:
        text = piece * (characters // len(piece))
        made = make_article(title="", body=text, raw=text, reader_version="test")
        begun = time.process_time()
        list(score([made]))
        return time.process_time() - begun

    seconds(1000)
    # Four times as long: 16 times as slow if anything were quadratic, and a fixed part where nothing takes any time.
    assert seconds(80_000) < 8 * min(seconds(20_000) for _ in range(2)) + 0.5
