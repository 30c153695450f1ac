"""Why learned labels are marked: per mark the reason in words, and what moved the log-odds of its sentence."""

from collections.abc import Iterable, Iterator, Sequence

from classifier.features.sentence_features import touched
from classifier.scoring.contributions import Contributions, SentenceInputs, contributions
from classifier.scoring.decision_plan import DecisionPlan
from classifier.scoring.explanations import Driver, drivers, reason
from classifier.scoring.predict import ArticleInputs, BatchPredictions
from unsourced.core.spans import Span

Explanation = tuple[str, tuple[Driver, ...]]
"""The reason as a sentence, and the words and features that moved the log-odds most."""


def explain(
    inputs: ArticleInputs,
    predictions: Sequence[BatchPredictions],
    first: int,
    spans: Iterable[Span],
    plan: DecisionPlan,
) -> dict[str, Explanation]:
    """The explanations of the learned labels' marks by region id, in the order of the marks.

    `first` is where the article's sentences begin in the models' predictions.
    """
    spans = list(spans)
    marks: dict[int, dict[int, list[Span]]] = {}
    for span in spans:
        if span.label in plan.learned:
            sentence = touched(inputs.sentences, span.start, span.end)[0]
            marks.setdefault(plan.learned[span.label][0], {}).setdefault(sentence, []).append(span)
    explanations: dict[str, Explanation] = {}
    for number, by_sentence in marks.items():
        model = plan.models[number]
        moved = _contributions(inputs, predictions[number], first, list(by_sentence))
        for (sentence, own), parts in zip(by_sentence.items(), moved, strict=True):
            start, end = inputs.sentences[sentence]
            text = inputs.article.text[start:end]
            for span in own:
                column = plan.learned[span.label][1]
                explanations[span.region_id] = (
                    reason(model, text, parts, column),
                    drivers(model, text, parts, column, start),
                )
    # In the order of the marks, whichever model explains them.
    return {span.region_id: explanations[span.region_id] for span in spans if span.region_id in explanations}


def _contributions(
    inputs: ArticleInputs, predictions: BatchPredictions, first: int, numbers: Sequence[int]
) -> Iterator[Contributions]:
    """What moved the log-odds of the article's sentences of these numbers."""
    return contributions(
        predictions.model, [_sentence_inputs(inputs, predictions, first, number) for number in numbers]
    )


def _sentence_inputs(inputs: ArticleInputs, predictions: BatchPredictions, first: int, number: int) -> SentenceInputs:
    start, end = inputs.sentences[number]
    tokens = predictions.tokens(first + number)
    return SentenceInputs(
        inputs.article.text[start:end],
        predictions.features[first + number],
        predictions.words.starts[tokens],
        predictions.word_scores[tokens],
        predictions.aggregates[first + number],
        predictions.vectors[first + number],
    )
