"""From a Dataset to a model: per label a stack of n-grams, marked words and clues, or the rules where labels are too
few to do better."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from annotate.rules import RULES_VERSION
from classifier.card import card
from classifier.decide import Decision, decide, left_to_rules, too_few, word_marks
from classifier.folds import folds, outlet_units
from classifier.logistic import fit_shares
from classifier.model import LabelModel, Model
from classifier.ngrams import Floats, Vocabulary
from classifier.out_of_fold import Ngrams, OutOfFold, count_ngrams, out_of_fold, table_words
from classifier.sentence_table import SentenceTable, sentence_table
from classifier.stack import Stacked, stack
from classifier.word_labels import word_labels
from classifier.words.aggregates import AGGREGATES
from classifier.words.learn import WordRows, fit_words
from classifier.words.model import NO_WORDS, WordModel
from exports.dataset import Dataset
from unsourced import __version__
from unsourced.progress import progress

OUTLET_FOLDS = 3


@dataclass(frozen=True, kw_only=True)
class _Learning:
    """What is learned from: a table, its n-grams and words, and which columns of its shares are tried.

    `words_of` has the columns whose words are learned as well; both kinds are in `labels`' order.
    """

    table: SentenceTable
    ngrams: Ngrams
    words: WordRows
    columns: tuple[int, ...]
    words_of: tuple[int, ...]


def train(dataset: Dataset, *, quiet: bool = True) -> Model:
    """The model of a Dataset's annotated articles. The same Dataset gives the same model, bit for bit.

    A label is learned where at least 10 sentences of 3 articles are positive, and its marks on held-out sentences beat
    the rules', beat marking all of them, and are right as often as the scheme asks; else the rules keep it, and the
    card says why. Raises DatasetError where there is nothing to learn from.
    """
    articles = dataset.article_list()
    table = sentence_table(dataset, progress(articles, "Reading articles", total=len(articles), quiet=quiet))
    learning = _learning(dataset, table)
    parts = _out_of_fold(learning, folds(table.groups), "Learning on held-out articles", quiet)
    units = outlet_units(table.groups, table.outlets)
    elsewhere = None
    if units is not None:
        elsewhere = _out_of_fold(learning, folds(units, OUTLET_FOLDS), "Learning on held-out outlets", quiet)

    decisions: dict[str, Decision] = {}
    stacks: dict[str, Stacked] = {}
    for column, key in enumerate(table.labels):
        label = dataset.scheme.label(key)
        if column not in learning.columns or not parts.parts:
            why = too_few(table, column) or "nothing can be held out: all its articles are copies of each other"
            decisions[key] = left_to_rules(table, column, label, why)
            continue
        place = learning.columns.index(column)
        stacks[key] = stacked = stack(table, parts, place, column)
        logits = None if elsewhere is None else stacked.logits(elsewhere, place, table.clues)
        decisions[key] = _with_marks(
            learning, column, stacked, parts, decide(table, column, label, stacked, parts.parts, logits)
        )
    return _model(dataset, learning, stacks, decisions, len(parts.parts))


def training_hash(dataset: Dataset, table: SentenceTable) -> str:
    """SHA-256 of what was learned from: sentences, shares of sentences and words, groups, the scheme's structure."""
    digest = hashlib.sha256(dataset.scheme.structure_hash.encode())
    digest.update(json.dumps([table.labels, table.article_ids, table.places, table.texts]).encode())
    for array in (table.shares, table.word_shares, table.groups, table.outlets):
        digest.update(np.ascontiguousarray(array).tobytes())
    return digest.hexdigest()


def _learning(dataset: Dataset, table: SentenceTable) -> _Learning:
    columns = tuple(column for column in range(len(table.labels)) if not too_few(table, column))
    by_words = word_labels(dataset, table.role)
    words_of = tuple(column for column in columns if table.labels[column] in by_words)
    return _Learning(
        table=table, ngrams=count_ngrams(table), words=table_words(table, words_of), columns=columns, words_of=words_of
    )


def _out_of_fold(
    learning: _Learning, parts: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]], what: str, quiet: bool
) -> OutOfFold:
    parts = parts if learning.columns else []
    return out_of_fold(
        learning.table, learning.ngrams, learning.words, learning.columns, learning.words_of, parts, what, quiet=quiet
    )


def _with_marks(learning: _Learning, column: int, stacked: Stacked, parts: OutOfFold, decision: Decision) -> Decision:
    """The decision with how a label of words is marked."""
    if not decision.model.learned or column not in learning.words_of:
        return decision
    label, place = decision.model.label, learning.words_of.index(column)
    extent, marks, figures = word_marks(learning.table, column, label, stacked, parts, place)
    return Decision(
        model=replace(decision.model, extent=extent, marks=marks), figures=decision.figures | {"words": figures or None}
    )


def _model(
    dataset: Dataset,
    learning: _Learning,
    stacks: Mapping[str, Stacked],
    decisions: Mapping[str, Decision],
    fold_count: int,
) -> Model:
    table = learning.table
    never_asked = LabelModel(label="", learned=False, why="no answers: nobody was asked for it")
    labels = tuple(
        decisions[key].model if key in decisions else replace(never_asked, label=key)
        for key in dataset.scheme.label_keys
    )
    learned = [label.label for label in labels if label.learned]
    word_model = _words(learning) if learned else NO_WORDS
    weights, intercepts, vocabularies = _fit(learning, stacks, learned, word_model)
    hash_ = training_hash(dataset, table)
    centre = stacks[learned[0]].centre if learned else np.zeros(0)
    return Model(
        scheme=dataset.scheme,
        version=_version(hash_, weights, intercepts, word_model, labels),
        rules_version=RULES_VERSION,
        rule_labels=table.rule_labels,
        words=vocabularies[0],
        characters=vocabularies[1],
        word_model=word_model,
        weights=weights,
        centre=centre.astype(np.float32),
        intercepts=intercepts,
        labels=labels,
        card=card(dataset, table, labels, {key: each.figures for key, each in decisions.items()}, fold_count, hash_),
    )


def _words(learning: _Learning) -> WordModel:
    """The word model of all sentences."""
    if not learning.words_of:
        return NO_WORDS
    keys = [learning.table.labels[column] for column in learning.words_of]
    return fit_words(learning.words, np.arange(len(learning.table.texts)), keys)


def _fit(
    learning: _Learning, stacks: Mapping[str, Stacked], learned: Sequence[str], word_model: WordModel
) -> tuple[NDArray[np.float32], NDArray[np.float32], tuple[Vocabulary, Vocabulary]]:
    """Weights and intercepts of the whole stack, from all sentences; without a learned label they are empty.

    The n-gram part is fitted anew and its weights are multiplied by what the stack thinks of it.
    """
    table, ngrams = learning.table, learning.ngrams
    words, characters = ngrams.idf(np.arange(len(table.texts)))
    used = np.concatenate([words > 0, characters > 0]) & bool(learned)
    rows = ngrams.rows((words, characters))
    columns: list[NDArray[np.float64]] = []
    intercepts: list[float] = []
    for key in learned:
        shares = table.shares[:, table.labels.index(key)]
        asked = np.flatnonzero(~np.isnan(shares))
        weights, intercept = fit_shares(rows[asked], shares[asked])
        stacked = stacks[key]
        columns.append(np.concatenate([stacked.ngrams * weights[used], stacked.clues, stacked.aggregates]))
        intercepts.append(stacked.intercept + stacked.ngrams * intercept)
    height = int(used.sum()) + table.clues.shape[1] + len(AGGREGATES) * len(word_model.labels)
    stacked_weights = np.column_stack(columns) if columns else np.zeros((height, 0))
    return (
        stacked_weights.astype(np.float32),
        np.array(intercepts, dtype=np.float32),
        (
            _kept(ngrams.words, words, used[: len(words)]),
            _kept(ngrams.characters, characters, used[len(words) :]),
        ),
    )


def _kept(vocabulary: Vocabulary, idf: Floats, used: NDArray[np.bool_]) -> Vocabulary:
    return Vocabulary(tuple(term for term, keep in zip(vocabulary.terms, used, strict=True) if keep), idf[used])


def _version(
    hash_: str,
    weights: NDArray[np.float32],
    intercepts: NDArray[np.float32],
    words: WordModel,
    labels: tuple[LabelModel, ...],
) -> str:
    digest = hashlib.sha256(f"{hash_} {__version__} {RULES_VERSION} {labels}".encode())
    for array in (weights, intercepts, words.columns, words.weights):
        digest.update(np.ascontiguousarray(array).tobytes())
    return f"model-{digest.hexdigest()[:8]}"
