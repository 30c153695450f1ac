"""Score articles: by the rules alone, or by models over them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from annotate.rules.detect import RULES_VERSION
from annotate.rules.suggest import rules_apply, suggest
from classifier.attribution.extractor import chain_marks
from classifier.embedding.encode import Embedded, embedded, require
from classifier.features.rule_scores import counted
from classifier.features.sentence_features import rule_clues, shapes, signs, spans_inside, touched
from classifier.linear.logistic import sigmoid
from classifier.model.model import Model
from classifier.scoring.contributions import Contributions, Seen, contributions
from classifier.scoring.explanations import Driver, drivers, reason
from classifier.scoring.joint_scheme import joint_scheme
from classifier.scoring.scores import DIGITS, Scores, SentenceScores
from classifier.scoring.spans import fitting, learned_marks, word_marks
from classifier.token_model.sentence_aggregates import aggregates
from classifier.token_model.spans import Joins, runs
from classifier.token_model.token_table import WordTable, word_table
from unsourced.core.article import Article
from unsourced.core.offsets import Offsets
from unsourced.core.sentences import sentences
from unsourced.core.spans import Relation, Span
from unsourced.core.types import Bool, Float16, Float32, Float64
from unsourced.schemes.load import load_scheme
from unsourced.schemes.scheme import Scheme

BATCH_SENTENCES = 2000
_NONE: frozenset[str] = frozenset()


def score(
    articles: Iterable[Article],
    models: Sequence[Model] = (),
    *,
    scheme: Scheme | None = None,
    labels: Collection[str] | None = None,
    min_confidence: float = 0.0,
    explain: bool = True,
) -> Iterator[Scores]:
    """The marks and sentence values of each article, in order; articles are read as they are needed.

    Without a model the rules score, in `scheme` (credibility where None). A model brings its own scheme. Of several
    models each label is decided by the first that learned it, so that scores of different models are never mixed; what
    none has learned is left to the rules. `labels` keeps only these; raises SchemeError where the scheme lacks one.

    A decision on a learned label is as sure as its value, or as 1 minus its value where there is no mark: with
    `min_confidence` (0..1) a sentence whose decision is less sure is left unjudged, without marks. The rules' own
    scores say nothing of the sort, so what they decide stays. Without `explain` the marks of learned labels have no
    reasons, for a caller who wants sentences' values only: reasons take as long as the rest of the model.

    An article in another language than English gets no marks and says so. Raises MissingExtraError or ModelError where
    a model needs a sentence embedding that is not installed.
    """
    shown = joint_scheme([model.scheme for model in models]) if models else scheme or load_scheme()
    for label in labels or ():
        shown.label(label)
    for model in models:
        require(model.embedding, model=model.version)
    scorer = _Scorer(shown, tuple(models), frozenset(labels or shown.label_keys), min_confidence, explain)
    batch: list[_Reading] = []
    waiting = 0
    for article in articles:
        batch.append(scorer.read(article))
        waiting += len(batch[-1].places)
        # Rules alone share no work between articles, so they need not wait for others.
        if waiting >= BATCH_SENTENCES or not models:
            yield from scorer.score(batch)
            batch, waiting = [], 0
    yield from scorer.score(batch)


def mismatches(models: Sequence[Model]) -> list[str]:
    """What a user should know before relying on these models with this version; empty where all is well."""
    return [
        f"{model.version} was trained with {model.rules_version}, and this unsourced has {RULES_VERSION}: "
        "train it again for scores you can rely on"
        for model in models
        if model.rules_version != RULES_VERSION
    ]


@dataclass(frozen=True, slots=True)
class _Reading:
    """An article, its sentences and what the rules found, or why they abstained."""

    article: Article
    places: list[Offsets]
    spans: tuple[Span, ...] = ()
    relations: tuple[Relation, ...] = ()
    abstained: str = ""


@dataclass(frozen=True)
class _Said:
    """What one model says of a batch of n sentences with t tokens.

    `vectors` (n, d) are the sentences', where d is 0 without an embedding; `chances` (t, word labels) and
    `word_logits` alike; `aggregates` and `clues` (n, …); `logits` and `values` (n, learned labels); `chained` has the
    chain's spans and relations by article id.
    """

    model: Model
    words: WordTable
    vectors: Float16
    clues: Float32
    word_logits: Float32
    chances: Float64
    aggregates: Float32
    logits: Float64
    values: Float64
    chained: Mapping[str, tuple[list[Span], list[Relation]]]

    @classmethod
    def of(cls, model: Model, batch: Sequence[_Reading], words: WordTable, embedded: Embedded) -> "_Said":
        texts = [each.article.text[start:end] for each in batch for start, end in each.places]
        rows = [
            np.hstack(
                [
                    *rule_clues(each.spans, model.rule_labels, each.places),
                    shapes(each.article, each.places),
                    signs(each.article, each.places, tied=model.tied),
                ]
            )
            for each in batch
        ]
        clues = np.vstack(rows) if rows else np.zeros((0, model.clue_weights.shape[0]), dtype=np.float32)
        word_logits = model.word_model.logits(words, embedded.tokens)
        chances = sigmoid(word_logits.astype(np.float64))
        summed = aggregates(chances, words.ends)
        logits = model.logits(texts, clues, summed, embedded.sentences)
        known = [each.article for each in batch if not each.abstained]
        told = model.chain.attributions(known) if model.chain else ()
        chained = {article.id: chain_marks(each) for article, each in zip(known, told, strict=False)}
        return cls(
            model, words, embedded.sentences, clues, word_logits, chances, summed, logits, model.values(logits), chained
        )

    def decided(self, reading: _Reading, first: int, column: int, min_confidence: float) -> "_Decided":
        """What is said of the learned label in `column`, in an article whose sentences begin at `first`."""
        decision = self.model.learned[column]
        part = slice(first, first + len(reading.places))
        values = self.values[part, column]
        marked = sigmoid(self.logits[part, column]) >= decision.threshold
        unsure = np.where(marked, values, 1 - values) < min_confidence
        if decision.marks is not None:
            marks = word_marks(decision.label, self._runs(reading, first, column, unsure), reading.spans)
        else:
            whole = decision.extent == "sentence"
            marks = learned_marks(decision.label, reading.places, marked & ~unsure, values, reading.spans, whole=whole)
        return _Decided(np.where(unsure, np.nan, values), unsure, marks)

    def explained(self, reading: _Reading, first: int, numbers: Sequence[int]) -> Iterator[Contributions]:
        """What moved the log-odds of the article's sentences of these numbers."""
        return contributions(self.model, [self._seen(reading, first, number) for number in numbers])

    def _seen(self, reading: _Reading, first: int, number: int) -> Seen:
        start, end = reading.places[number]
        here = self._tokens(first + number)
        return Seen(
            reading.article.text[start:end],
            self.clues[first + number],
            self.words.starts[here],
            self.chances[here],
            self.aggregates[first + number],
            self.vectors[first + number],
        )

    def _runs(self, reading: _Reading, first: int, column: int, unsure: Bool) -> Iterator[tuple[Offsets, float]]:
        """The runs of marked words, offsets into the text, and the chance of each."""
        decision = self.model.learned[column]
        marks = decision.marks
        assert marks is not None
        place = self.model.word_model.labels.index(decision.label)
        if not reading.places:
            return
        begin, end = self._tokens(first).start, self._tokens(first + len(reading.places) - 1).stop
        ends = self.words.ends[first : first + len(reading.places)]
        of = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=begin))
        word_logits = self.word_logits[begin:end, place].astype(np.float64)
        sentence_logits = self.logits[first : first + len(ends), column]
        chances = marks.chances(word_logits, sentence_logits[of])
        reached = np.unique(of[(chances >= marks.threshold) & ~unsure[of]])
        for number in reached.tolist():
            offset, end = reading.places[number]
            here = self._tokens(first + number)
            places = list(zip(self.words.starts[here].tolist(), self.words.stops[here].tolist(), strict=True))
            inside = slice(here.start - begin, here.stop - begin)
            joined = partial(_joined, marks.joins, word_logits[inside], float(sentence_logits[number]))
            found = runs(reading.article.text[offset:end], places, chances[inside].tolist(), marks.threshold, joined)
            for (start, stop), chance in found:
                yield (offset + start, offset + stop), chance

    def _tokens(self, sentence: int) -> slice:
        return slice(int(self.words.ends[sentence - 1]) if sentence else 0, int(self.words.ends[sentence]))


@dataclass(frozen=True, slots=True)
class _Decided:
    """One label of one article: values per sentence, NaN where it is left unjudged, and marks."""

    values: Float64
    unsure: Bool
    marks: list[Span]


@dataclass(frozen=True)
class _Scorer:
    scheme: Scheme
    models: tuple[Model, ...]
    labels: frozenset[str]
    min_confidence: float
    explain: bool

    @property
    def version(self) -> str:
        return "+".join(model.version for model in self.models) or RULES_VERSION

    @property
    def deciders(self) -> dict[str, tuple[int, int]]:
        """Per learned label the model that decides it, and its column there."""
        found: dict[str, tuple[int, int]] = {}
        for number, model in enumerate(self.models):
            for column, label in enumerate(model.learned):
                found.setdefault(label.label, (number, column))
        return {label: place for label, place in found.items() if label in self.labels}

    @property
    def chained(self) -> dict[str, int]:
        """Per label that a chain marks the model whose chain it is."""
        found: dict[str, int] = {}
        for number, model in enumerate(self.models):
            for label in model.chain.labels.labels if model.chain else ():
                found.setdefault(label, number)
        return {label: number for label, number in found.items() if label in self.labels}

    @property
    def calibrated(self) -> frozenset[str]:
        return frozenset(
            label
            for label, (number, column) in self.deciders.items()
            if self.models[number].learned[column].calibration is not None
        )

    def read(self, article: Article) -> _Reading:
        if not rules_apply(article):
            why = f"not scored: its language is {article.language}, and only English is known"
            return _Reading(article, [], abstained=why)
        # A model weighs everything that the rules found; what may overlap is decided after that.
        found = suggest(article, None if self.models else self.scheme)
        return _Reading(article, sentences(article.text), found.spans, found.relations)

    def score(self, batch: Sequence[_Reading]) -> Iterator[Scores]:
        words = _words(batch) if self.models else None
        said: list[_Said] = []
        if words is not None:
            by_embedding = embedded(words, wanted=any(model.embedding for model in self.models))
            said = [_Said.of(model, batch, words, by_embedding) for model in self.models]
        first = 0
        for each in batch:
            yield self._scores(each, said, first)
            first += len(each.places)

    def _scores(self, reading: _Reading, said: Sequence[_Said], first: int) -> Scores:
        """The scores of an article whose sentences begin at `first` in what the models said."""
        article = reading.article
        if reading.abstained:
            return Scores(article=article, scheme=self.scheme, version=self.version, abstained=reading.abstained)
        deciders, chained = self.deciders, self.chained
        spans = [
            span
            for span in reading.spans
            if span.label in self.labels and span.label not in deciders and span.label not in chained
        ]
        relations = list(reading.relations)
        by_label = self._rule_values(reading)
        unsure: dict[str, Bool] = {}
        for label, (number, column) in deciders.items():
            decided = said[number].decided(reading, first, column, self.min_confidence)
            by_label[label], unsure[label] = decided.values, decided.unsure
            spans += decided.marks if label not in chained else []
        for number in sorted(set(chained.values())):
            marks, links = said[number].chained[article.id]
            spans += [
                span for span in marks if chained.get(span.label) == number and not _unsure(span, reading, unsure)
            ]
            relations += links
        fitted = fitting(spans, self.scheme)
        kept = list(_named(fitted))
        reasons = self._reasons(reading, said, first, kept) if self.explain else {}
        return Scores(
            article=article,
            scheme=self.scheme,
            version=self.version,
            spans=tuple(_reasoned(span, reasons) for span in kept),
            relations=tuple(_links(relations, fitted, self.scheme)),
            sentences=tuple(_sentences(reading.places, by_label, unsure)),
            calibrated=self.calibrated,
            chained=frozenset(chained),
            because={name: moved for name, (_, moved) in reasons.items()},
        )

    def _reasons(
        self, reading: _Reading, said: Sequence[_Said], first: int, kept: Iterable[Span]
    ) -> dict[str, tuple[str, tuple[Driver, ...]]]:
        """By the names of the learned labels' marks the reason in words, and what moved the sentence they begin in."""
        deciders = self.deciders
        marks: dict[int, dict[int, list[Span]]] = {}
        for span in kept:
            if span.label in deciders:
                sentence = touched(reading.places, span.start, span.end)[0]
                marks.setdefault(deciders[span.label][0], {}).setdefault(sentence, []).append(span)
        # In the order of the marks, whichever model explains them.
        reasons: dict[str, tuple[str, tuple[Driver, ...]]] = {}
        for number, by_sentence in marks.items():
            model = said[number].model
            explained = said[number].explained(reading, first, list(by_sentence))
            for (sentence, spans), parts in zip(by_sentence.items(), explained, strict=True):
                start, end = reading.places[sentence]
                text = reading.article.text[start:end]
                for span in spans:
                    column = deciders[span.label][1]
                    reasons[span.region_id] = (
                        reason(model, text, parts, column),
                        drivers(model, text, parts, column, start),
                    )
        return {span.region_id: reasons[span.region_id] for span in kept if span.region_id in reasons}

    def _rule_values(self, reading: _Reading) -> dict[str, Float64]:
        """Per label, in the scheme's order, the rules' value of each sentence; NaN where they found nothing."""
        kept = [label for label in self.scheme.labels if label.key in self.labels]
        best, cover = rule_clues(reading.spans, [label.key for label in kept], reading.places)
        values = {
            label.key: counted(best[:, column], cover[:, column], label.sentence_rule)
            for column, label in enumerate(kept)
        }
        return {label: np.where(found > 0, found, np.nan) for label, found in values.items()}


def _joined(joins: Joins, word_logits: Float64, sentence_logit: float, first: int, second: int) -> bool:
    return joins(float(word_logits[first]), float(word_logits[second]), sentence_logit)


def _sentences(
    places: Sequence[Offsets],
    by_label: Mapping[str, Float64],
    unsure: Mapping[str, Bool],
) -> Iterator[SentenceScores]:
    """The values of each sentence, None for NaN; article by article, since there are many of them."""
    columns = [
        [None if value != value else round(value, DIGITS) for value in column.tolist()] for column in by_label.values()
    ]
    unjudged = {label: unknown.tolist() for label, unknown in unsure.items() if unknown.any()}
    for n, ((start, end), values) in enumerate(zip(places, zip(*columns, strict=True), strict=True)):
        left = frozenset(label for label, unknown in unjudged.items() if unknown[n]) if unjudged else _NONE
        yield SentenceScores(start, end, dict(zip(by_label, values, strict=True)), left)


def _words(batch: Sequence[_Reading]) -> WordTable:
    """The words of all sentences of a batch."""
    inside = [spans for each in batch for spans in spans_inside(each.spans, each.places)]
    return word_table([each.article.text[start:end] for each in batch for start, end in each.places], inside)


def _unsure(span: Span, reading: _Reading, unsure: Mapping[str, Bool]) -> bool:
    """Whether a span begins in a sentence that is left unjudged for its label."""
    return span.label in unsure and bool(unsure[span.label][touched(reading.places, span.start, span.end)[0]])


def _reasoned(span: Span, reasons: Mapping[str, tuple[str, tuple[Driver, ...]]]) -> Span:
    return span if span.reason or span.region_id not in reasons else replace(span, reason=reasons[span.region_id][0])


def _named(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans with scores of a few digits, named by their order in the article."""
    for number, span in enumerate(spans, 1):
        yield replace(span, region_id=_name(number), score=None if span.score is None else round(span.score, DIGITS))


def _links(relations: Iterable[Relation], kept: Sequence[Span], scheme: Scheme) -> Iterator[Relation]:
    """The rules' relations between spans that were kept, by their new names, where the scheme has such relations."""
    names = {span.region_id: (_name(number), span.label) for number, span in enumerate(kept, 1) if span.region_id}
    types = {relation.key: relation for relation in scheme.relations}
    for relation in relations:
        ends = names.get(relation.from_region), names.get(relation.to_region)
        allowed = types.get(relation.type)
        if ends[0] and ends[1] and allowed and ends[0][1] in allowed.from_labels and ends[1][1] in allowed.to_labels:
            yield Relation(type=relation.type, from_region=ends[0][0], to_region=ends[1][0])


def _name(number: int) -> str:
    return f"m{number}"
