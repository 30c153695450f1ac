"""From a Dataset to a model: per label a stack of n-grams, marked words and features, or the rules where labels are too
few to do better."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, replace
from statistics import median

import numpy as np

from annotate.rules.detect import RULES_VERSION
from classifier.attribution.crfsuite import seed_order
from classifier.attribution.extractor import AttributionModel, train_attribution
from classifier.features.sentence_table import SentenceTable, sentence_table
from classifier.model.card import card
from classifier.model.model import LabelModel, Model, SentenceModel
from classifier.splits.training_folds import folds, outlet_units
from classifier.training.fit import Learning, fit_sentence_model
from classifier.training.label_decision import Decision, Elsewhere, decide, left_to_rules, too_few, word_marks
from classifier.training.out_of_fold import OutOfFold
from classifier.training.stacking import Stacked, stack
from exports.dataset.dataset import Dataset
from unsourced import __version__
from unsourced.core.sentences import sentences
from unsourced.io.progress import progress

OUTLET_FOLDS = 3
RANDOM_STATE = 1
HALF = 0.5


def train(dataset: Dataset, *, embedding: bool = False, random_state: int = RANDOM_STATE, quiet: bool = True) -> Model:
    """The model of a Dataset's annotated articles.

    The same Dataset and `random_state`, which draws the order in which the attribution part sees its texts, give the
    same model, bit for bit.

    A label is learned where at least 10 sentences of 3 articles are positive, and on held-out sentences its values tell
    marked ones from others and its marks beat the rules' and are right as often as the scheme asks; else the rules keep
    it, and the card says why. With `embedding` a sentence embedding is one more part, and whoever scores needs it too.

    Raises:
        DatasetError: there is nothing to learn from.
        MissingExtraError: `embedding` is asked for and the extra not installed.
    """
    articles = dataset.article_list()
    table = sentence_table(dataset, progress(articles, "Reading articles", total=len(articles), quiet=quiet))
    learning = _learning(dataset, table, embedding=embedding, quiet=quiet)
    parts = learning.out_of_fold(folds(table.groups), "Learning on held-out articles", quiet=quiet)
    units = outlet_units(table.groups, table.outlets)
    elsewhere = None
    if units is not None:
        elsewhere = learning.out_of_fold(folds(units, OUTLET_FOLDS), "Learning on held-out outlets", quiet=quiet)

    decisions: dict[str, Decision] = {}
    stacks: dict[str, Stacked] = {}
    for column, key in enumerate(table.labels):
        label = dataset.scheme.label(key)
        if column not in learning.columns or not parts.parts:
            why = too_few(table, column) or "nothing can be held out: all its articles are copies of each other"
            decisions[key] = left_to_rules(table, column, label, why)
            continue
        position = learning.columns.index(column)
        stacks[key] = stacked = stack(table, parts, position, column)
        others = None
        if elsewhere is not None:
            others = Elsewhere(stacked.logits(elsewhere, position, table.features), elsewhere.parts)
        decision = decide(table, column, label, stacked, parts.parts, others)
        decisions[key] = _with_marks(learning, column, stacked, parts, decision)
    groups = dict(zip(table.article_ids, table.groups.tolist(), strict=True))
    seed_order(random_state)
    attribution, attribution_figures = train_attribution(dataset, table.role, groups, quiet=quiet)
    model = _model(dataset, learning, stacks, decisions, len(parts.parts))
    return replace(
        model,
        attribution=attribution,
        version=_with_attribution(model.version, attribution),
        card={**model.card, "chain": attribution_figures, "random_state": random_state},
    )


def word_labels(dataset: Dataset, role: str = "annotator") -> frozenset[str]:
    """The labels whose spans are typically shorter than half of the sentence they begin in.

    Only submitted annotations of `role` count.
    """
    rows = dataset.annotations
    submitted = rows.loc[(rows["status"] == "submitted") & (rows["role"] == role), ["annotation_id", "article_id"]]
    spans = dataset.spans.merge(submitted, on="annotation_id").merge(
        dataset.articles[["id", "text"]], left_on="article_id", right_on="id"
    )
    shares: dict[str, list[float]] = {}
    sentences_of: dict[str, list[tuple[int, int]]] = {}
    for article_id, text, label, start, end in zip(
        spans["article_id"], spans["text"], spans["label"], spans["start"], spans["end"], strict=True
    ):
        if article_id not in sentences_of:
            sentences_of[article_id] = sentences(text)
        sentence = next(
            ((left, right) for left, right in sentences_of[article_id] if left <= start < right), (start, end)
        )
        shares.setdefault(label, []).append((end - start) / (sentence[1] - sentence[0]))
    return frozenset(label for label, share in shares.items() if median(share) < HALF)


def training_hash(dataset: Dataset, table: SentenceTable) -> str:
    """SHA-256 of what was learned from: sentences, shares of sentences and words, groups, the scheme's structure."""
    digest = hashlib.sha256(dataset.scheme.structure_hash.encode())
    digest.update(json.dumps([table.labels, table.article_ids, table.offsets, table.texts]).encode())
    for array in (table.shares, table.word_shares, table.joined_shares, table.groups, table.outlets):
        digest.update(np.ascontiguousarray(array).tobytes())
    return digest.hexdigest()


def _learning(dataset: Dataset, table: SentenceTable, *, embedding: bool, quiet: bool) -> Learning:
    columns = [column for column in range(len(table.labels)) if not too_few(table, column)]
    by_words = word_labels(dataset, table.role)
    words_of = [column for column in columns if table.labels[column] in by_words]
    return Learning.of(table, columns, words_of, embedding=embedding, quiet=quiet)


def _with_marks(learning: Learning, column: int, stacked: Stacked, parts: OutOfFold, decision: Decision) -> Decision:
    """The decision with how a label of words is marked."""
    if not decision.model.learned or column not in learning.words_of:
        return decision
    label, position = decision.model.label, learning.words_of.index(column)
    extent, marks, figures = word_marks(learning.table, column, label, stacked, parts, position)
    return Decision(
        model=replace(decision.model, extent=extent, marks=marks), figures=decision.figures | {"words": figures or None}
    )


def _model(
    dataset: Dataset,
    learning: Learning,
    stacks: Mapping[str, Stacked],
    decisions: Mapping[str, Decision],
    fold_count: int,
) -> Model:
    never_asked = LabelModel(label="", learned=False, why="no answers: nobody was asked for it")
    labels = tuple(
        decisions[key].model if key in decisions else replace(never_asked, label=key)
        for key in dataset.scheme.label_keys
    )
    fitted = fit_sentence_model(learning, stacks, [label.label for label in labels if label.learned])
    hash_ = training_hash(dataset, learning.table)
    figures = {key: decision.figures for key, decision in decisions.items()}
    return Model(
        **{field.name: getattr(fitted, field.name) for field in fields(SentenceModel)},
        scheme=dataset.scheme,
        version=_version(hash_, fitted, labels),
        rules_version=RULES_VERSION,
        labels=labels,
        card=card(dataset, learning.table, labels, figures, fold_count, hash_, fitted.embedding),
    )


def _with_attribution(version: str, attribution: AttributionModel | None) -> str:
    if attribution is None:
        return version
    digest = hashlib.sha256(version.encode())
    for arrays in (attribution.tagger.arrays(), attribution.linker.arrays()):
        for name in sorted(arrays):
            digest.update(np.ascontiguousarray(arrays[name]).tobytes())
    return f"model-{digest.hexdigest()[:8]}"


def _version(hash_: str, fitted: SentenceModel, labels: tuple[LabelModel, ...]) -> str:
    digest = hashlib.sha256(f"{hash_} {__version__} {RULES_VERSION} {labels}".encode())
    words = fitted.word_model
    for array in (fitted.weights, fitted.intercepts, words.columns, words.weights, words.vectors):
        digest.update(np.ascontiguousarray(array).tobytes())
    return f"model-{digest.hexdigest()[:8]}"
