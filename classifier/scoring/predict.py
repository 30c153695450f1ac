"""From articles to arrays: what the rules find in each article, and what each model predicts for its sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from annotate.rules.suggest import rules_apply, suggest
from classifier.attribution.extractor import attribution_spans
from classifier.embedding.encode import Embedded, embedded
from classifier.features.sentence_features import attribution_columns, rule_features, spans_inside, surface_features
from classifier.linear.logistic import sigmoid
from classifier.model.model import Model
from classifier.token_model.sentence_aggregates import aggregates
from classifier.token_model.token_table import WordTable, word_table
from unsourced.core.article import Article
from unsourced.core.offsets import Offsets
from unsourced.core.sentences import sentences
from unsourced.core.spans import Relation, Span
from unsourced.core.types import Float16, Float32, Float64
from unsourced.schemes.scheme import Scheme


@dataclass(frozen=True, slots=True)
class ArticleInputs:
    """An article, the offsets of its sentences and what the rules found in it, or why nothing is scored."""

    article: Article
    sentences: list[Offsets]
    spans: tuple[Span, ...] = ()
    relations: tuple[Relation, ...] = ()
    abstained: str = ""


def article_inputs(article: Article, scheme: Scheme | None) -> ArticleInputs:
    """What is predicted from: with `scheme` the rules' spans that fit it, without one all that the rules found.

    A model weighs everything that the rules found; what may overlap is decided after that.
    """
    if not rules_apply(article):
        why = f"not scored: its language is {article.language}, and only English is known"
        return ArticleInputs(article, [], abstained=why)
    suggestions = suggest(article, scheme)
    return ArticleInputs(article, sentences(article.text), suggestions.spans, suggestions.relations)


@dataclass(frozen=True)
class BatchPredictions:
    """What one model predicts for a batch of n sentences with t tokens.

    `vectors` (n, d) are the sentences', where d is 0 without an embedding; `word_scores` (t, word labels) and
    `word_logits` alike; `aggregates` and `features` (n, …); `logits` and `values` (n, learned labels); `attributed` has
    the attribution part's spans and relations by article id.
    """

    model: Model
    words: WordTable
    vectors: Float16
    features: Float32
    word_logits: Float32
    word_scores: Float64
    aggregates: Float32
    logits: Float64
    values: Float64
    attributed: Mapping[str, tuple[list[Span], list[Relation]]]

    def tokens(self, sentence: int) -> slice:
        """The tokens of the batch's sentence of this number."""
        return slice(int(self.words.ends[sentence - 1]) if sentence else 0, int(self.words.ends[sentence]))


def predict(models: Sequence[Model], batch: Sequence[ArticleInputs]) -> list[BatchPredictions]:
    """What each model predicts for the sentences of a batch, laid end to end; words are cut and embedded once."""
    if not models:
        return []
    words = _words(batch)
    by_embedding = embedded(words, wanted=any(model.embedding for model in models))
    return [_predict(model, batch, words, by_embedding) for model in models]


def _predict(
    model: Model, batch: Sequence[ArticleInputs], words: WordTable, by_embedding: Embedded
) -> BatchPredictions:
    texts = [each.article.text[start:end] for each in batch for start, end in each.sentences]
    rows = [
        np.hstack(
            [
                *rule_features(each.spans, model.rule_labels, each.sentences),
                surface_features(each.article, each.sentences),
                attribution_columns(each.article, each.sentences, wanted=model.has_attribution),
            ]
        )
        for each in batch
    ]
    features = np.vstack(rows) if rows else np.zeros((0, model.feature_weights.shape[0]), dtype=np.float32)
    word_logits = model.word_model.logits(words, by_embedding.tokens)
    word_scores = sigmoid(word_logits.astype(np.float64))
    summed = aggregates(word_scores, words.ends)
    logits = model.logits(texts, features, summed, by_embedding.sentences)
    known = [each.article for each in batch if not each.abstained]
    attributions = model.attribution.attributions(known) if model.attribution else ()
    return BatchPredictions(
        model=model,
        words=words,
        vectors=by_embedding.sentences,
        features=features,
        word_logits=word_logits,
        word_scores=word_scores,
        aggregates=summed,
        logits=logits,
        values=model.values(logits),
        attributed={article.id: attribution_spans(each) for article, each in zip(known, attributions, strict=False)},
    )


def _words(batch: Sequence[ArticleInputs]) -> WordTable:
    """The words of all sentences of a batch."""
    inside = [spans for each in batch for spans in spans_inside(each.spans, each.sentences)]
    return word_table([each.article.text[start:end] for each in batch for start, end in each.sentences], inside)
