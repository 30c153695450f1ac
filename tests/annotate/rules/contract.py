"""What every detector must do. The test file of its module has a class of this kind for each label that it finds.

    class TestSpeculation(DetectorContract):
        label = "speculation"
        positives = ("The dam «will likely break».",)
        negatives = ("The dam will be closed on Monday.",)

`test_detect.py` fails where a registered label has no such class.
"""

from typing import ClassVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotate.rules.detect import DETECTORS, find_all
from annotate.rules.finding import Finding
from annotate.rules.suggest import suggest
from annotate.rules.text.document import Document
from unsourced.core.article import Article, make_article
from unsourced.schemes.load import load_scheme

SCHEME = load_scheme()
_PIECES = (
    "Marta Oleny",
    "critics",
    "said",
    "that",
    "the dam",
    "will likely",
    "regime",
    "[so-called]",
    "“",
    "”",
    ".",
    "\n",
    "é",
    "🙂",
)


class DetectorContract:
    """Inherit, name the label, and give texts that it finds, « » around each span, and texts in which it finds none."""

    label: ClassVar[str]
    positives: ClassVar[tuple[str, ...]]
    negatives: ClassVar[tuple[str, ...]]

    def test_it_is_registered_and_in_the_shipped_scheme(self) -> None:
        assert self.label in DETECTORS
        assert self.label in SCHEME.label_keys
        assert set(DETECTORS[self.label].given) <= DETECTORS.keys() - {self.label}

    def test_it_finds_the_spans_of_its_positive_examples(self) -> None:
        assert self.positives
        for marked in self.positives:
            text = marked.replace("«", "").replace("»", "")
            spans = [text[finding.start : finding.end] for finding in self.found(text)]
            assert spans == [piece.partition("»")[0] for piece in marked.split("«")[1:]], marked

    def test_it_finds_nothing_in_its_negative_examples(self) -> None:
        assert self.negatives
        for text in self.negatives:
            assert self.found(text) == [], text

    def test_it_finds_none_but_its_own_labels(self) -> None:
        detector = DETECTORS[self.label]
        own = {label for label, other in DETECTORS.items() if other is detector}
        for text in (*self.texts(), *self.negatives):
            article = _article(text)
            assert {finding.label for finding in find_all(article.text)} <= DETECTORS.keys()
            assert {finding.label for finding in self.of_detector(article)} <= own

    @settings(max_examples=25, suppress_health_check=[HealthCheck.differing_executors])
    @given(words=st.lists(st.sampled_from(_PIECES), max_size=12).map(" ".join))
    def test_its_findings_lie_in_the_text_and_have_a_score_and_a_reason(self, words: str) -> None:
        for text in (*self.texts(), words):
            for finding in self.found(text):
                assert 0 <= finding.start < finding.end <= len(text)
                assert 0 < finding.score <= 1
                assert finding.reason.strip()
                answers = {question.key: {c.key for c in question.choices} for question in SCHEME.questions}
                assert all(answer in answers[key] for key, answer in finding.answers.items())

    @pytest.mark.parametrize("language", ["de", "fr-CH", "und"])
    def test_it_abstains_on_other_languages(self, language: str) -> None:
        for text in self.texts():
            assert self.label in {span.label for span in suggest(_article(text)).spans}
            assert suggest(_article(text, language)).spans == ()

    @classmethod
    def texts(cls) -> list[str]:
        """The positive examples without « »."""
        return [text.replace("«", "").replace("»", "") for text in cls.positives]

    @classmethod
    def found(cls, text: str) -> list[Finding]:
        """The findings of this label in a text, in order."""
        findings = [finding for finding in find_all(text) if finding.label == cls.label]
        return sorted(findings, key=lambda finding: finding.start)

    @classmethod
    def of_detector(cls, article: Article) -> list[Finding]:
        """What the detector finds, given all that the others do."""
        return DETECTORS[cls.label].findings(Document(article.text, article.body_start), find_all(article.text))


def _article(body: str, language: str = "en") -> Article:
    return make_article(title="", body=body, raw=body, reader_version="test", language=language)
