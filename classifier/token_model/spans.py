"""From the scores of words to marks: which runs of words an annotator would mark.

A word is likelier to be marked in a sentence that is, so both models are asked: a logistic regression on the log-odds
of word and sentence, fitted on held-out text. Another one says whether two marked words that stand side by side are
one mark or two: some annotators mark phrases, some word by word.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from classifier.linear.logistic import sigmoid
from classifier.token_model.tokens import is_word
from unsourced.core.offsets import Offsets
from unsourced.core.types import Bool, Float64


@dataclass(frozen=True, kw_only=True)
class Joins:
    """When two neighbouring marked words are one mark: where `first · the log-odds of the one + second · those of the
    other + sentence · their sentence's + intercept` is not below 0, so that it is as likely as not."""

    first: float = 0.0
    second: float = 0.0
    sentence: float = 0.0
    intercept: float = 0.0

    def __call__(self, first: float, second: float, sentence: float) -> bool:
        return self.first * first + self.second * second + self.sentence * sentence + self.intercept >= 0

    def of(self, first: Float64, second: Float64, sentence: Float64) -> Bool:
        """The same for arrays; what is not known is no mark."""
        return self.first * first + self.second * second + self.sentence * sentence + self.intercept >= 0


@dataclass(frozen=True, kw_only=True)
class WordMarks:
    """How marks are made: the score of a word is `sigmoid(word · its log-odds + sentence · its sentence's +
    intercept)`, words that reach `threshold` are marked, and `joins` says which of them are one mark."""

    word: float
    sentence: float
    intercept: float
    threshold: float
    joins: Joins = Joins()

    def scores(self, word_logits: Float64, sentence_logits: Float64) -> Float64:
        """The score of each token, given its sentence's log-odds; all arrays alike."""
        return sigmoid(self.word * word_logits + self.sentence * sentence_logits + self.intercept)


def runs(
    text: str,
    offsets: Sequence[Offsets],
    scores: Sequence[float],
    threshold: float,
    joined: Callable[[int, int], bool] | None = None,
) -> list[tuple[Offsets, float]]:
    """The runs of marked words of a sentence, each with the mean score of its words; offsets into the sentence.

    Punctuation between two marked words belongs to their run and at its ends does not. With `joined` a run ends between
    two words (their numbers among the tokens) that are not.
    """
    found: list[tuple[Offsets, float]] = []
    run: list[int] = []
    for number, score in enumerate(scores):
        if not is_word(text[offsets[number][0]]):
            continue
        if run and (score < threshold or (joined is not None and not joined(run[-1], number))):
            found.append(_run(run, offsets, scores))
            run = []
        if score >= threshold:
            run.append(number)
    if run:
        found.append(_run(run, offsets, scores))
    return found


def _run(numbers: Sequence[int], offsets: Sequence[Offsets], scores: Sequence[float]) -> tuple[Offsets, float]:
    mean = sum(float(scores[number]) for number in numbers) / len(numbers)
    return (offsets[numbers[0]][0], offsets[numbers[-1]][1]), mean
