"""The sentences that a model learns from: texts, features, shares, and what must stay together in a fold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from annotate.reposts.near_duplicate_groups import connected_groups, near_duplicate_groups
from annotate.rules.suggest import rules_apply, suggest
from classifier.attribution.extractor import scheme_attribution
from classifier.features.sentence_features import attribution_columns, rule_features, spans_inside, surface_features
from classifier.token_model.targets import word_shares
from classifier.token_model.token_table import WordTable, word_table
from exports.consensus.spans import soft_spans
from exports.dataset.dataset import Dataset
from exports.dataset.sentence_targets import sentence_targets
from exports.dataset.votes import require_votes
from unsourced.core.article import Article
from unsourced.core.offsets import Offsets
from unsourced.core.spans import Span
from unsourced.core.types import Float32, Float64, Int64
from unsourced.errors import DatasetError


@dataclass(frozen=True, kw_only=True)
class SentenceTable:
    """n sentences of annotated articles, m labels of the scheme, r labels that the rules found.

    `role` says whose labels these are. `shares` (n, m) is NaN where nobody was asked for the label. `rule_scores` and
    `rule_cover` (n, r), `surface_features` and `attribution` are features, the last for a scheme with attribution,
    whose relations connect claims and sources; `rule_spans` (n,) are what rules found, in offsets into the sentence.
    `words` are the sentences' tokens; `word_shares` (tokens, m) are the shares of annotators who marked each, and
    `joined_shares` of those who marked it together with the word before, NaN as above. `groups` and `outlets` (n,)
    number what may not be torn apart by a fold; an outlet is that of the original where a repost names it.
    `outlet_names` and `topics` (n,) are for reports, empty where none is known.
    """

    role: str

    labels: tuple[str, ...]
    rule_labels: tuple[str, ...]
    texts: tuple[str, ...]
    offsets: tuple[Offsets, ...]
    article_ids: tuple[str, ...]
    shares: Float64
    rule_scores: Float32
    rule_cover: Float32
    surface_features: Float32
    attribution: Float32
    rule_spans: tuple[tuple[Span, ...], ...]
    words: WordTable
    word_shares: Float64
    joined_shares: Float64
    groups: Int64
    outlets: Int64
    outlet_names: tuple[str, ...]
    topics: tuple[str, ...]
    abstained: int

    @property
    def features(self) -> Float32:
        """The few features as one array (n, 2r + surface): those of attribution are many and a part by themselves."""
        return np.hstack([self.rule_scores, self.rule_cover, self.surface_features])


def sentence_table(dataset: Dataset, articles: Iterable[Article] | None = None) -> SentenceTable:
    """The sentences of a Dataset's annotated articles in English, in its order.

    `articles` may stand in for the Dataset's, so that a caller can show progress. Raises DatasetError where nobody
    submitted an annotation. Gold labels, which have no single annotators, are learned from where there is nothing else.
    """
    role = "annotator"
    shares = sentence_targets(dataset)
    if shares.empty:
        role = "gold"
        shares = sentence_targets(dataset, roles=(role,))
    if shares.empty:
        require_votes(dataset, ("annotator", "gold"))
    labels = tuple(label for label in dataset.scheme.label_keys if label in set(shares["label"]))
    wide = shares.pivot_table(
        index=["article_id", "start", "end"], columns="label", values="share", sort=False, observed=True
    ).reindex(columns=list(labels))
    of_article = {str(key): rows for key, rows in wide.groupby(level="article_id", sort=False)}

    texts: list[str] = []
    offsets: list[Offsets] = []
    ids: list[str] = []
    wanted = scheme_attribution(dataset.scheme) is not None
    targets, surface_rows, attribution_rows, found, groups, outlets = [], [], [], [], [], []
    inside: list[list[Span]] = []
    kept: list[Article] = []
    names: list[str] = []
    topics: list[str] = []
    abstained = 0
    for article in articles if articles is not None else dataset.article_list():
        rows = of_article.get(article.id)
        if rows is None:
            continue
        if not rules_apply(article):
            abstained += 1
            continue
        here = [(int(start), int(end)) for _, start, end in rows.index]
        texts += [article.text[start:end] for start, end in here]
        offsets += here
        ids += [article.id] * len(here)
        targets.append(rows.to_numpy(dtype=np.float64))
        surface_rows.append(surface_features(article, here))
        attribution_rows.append(attribution_columns(article, here, wanted=wanted))
        spans = suggest(article).spans
        found.append((spans, here))
        inside += spans_inside(spans, here)
        kept.append(article)
        groups += [article.group or article.id] * len(here)
        outlets += [_outlet(article)] * len(here)
        names += [_outlet_name(article)] * len(here)
        topics += [article.topic or ""] * len(here)
    if not texts:
        raise DatasetError("has no annotated article in English; other languages are not learned yet")
    rule_labels = tuple(sorted({span.label for spans, _ in found for span in spans}))
    features = [rule_features(spans, rule_labels, here) for spans, here in found]
    words = word_table(texts, inside)
    target = np.vstack(targets)
    of_words = word_shares(words, offsets, ids, labels, soft_spans(dataset, roles=(role,)), asked=~np.isnan(target))
    return SentenceTable(
        role=role,
        labels=labels,
        rule_labels=rule_labels,
        texts=tuple(texts),
        offsets=tuple(offsets),
        article_ids=tuple(ids),
        shares=target,
        rule_scores=np.vstack([best for best, _ in features]),
        rule_cover=np.vstack([cover for _, cover in features]),
        surface_features=np.vstack(surface_rows),
        attribution=np.vstack(attribution_rows),
        rule_spans=tuple(map(tuple, inside)),
        words=words,
        word_shares=of_words.marked,
        joined_shares=of_words.joined,
        groups=_with_copies(pd.factorize(np.array(groups, dtype=object))[0].astype(np.int64), ids, kept),
        outlets=pd.factorize(np.array(outlets, dtype=object))[0].astype(np.int64),
        outlet_names=tuple(names),
        topics=tuple(topics),
        abstained=abstained,
    )


def _with_copies(groups: Int64, ids: Sequence[str], articles: Sequence[Article]) -> Int64:
    """The groups of the sentences with those joined that hold copies of one text; `ids` are the sentences' articles."""
    position = {article.id: number for number, article in enumerate(articles)}
    alike = near_duplicate_groups(articles)[[position[id_] for id_ in ids]]
    nodes = int(groups.max()) + 1
    return connected_groups(nodes + int(alike.max()) + 1, groups, nodes + alike)[groups]


def _outlet(article: Article) -> str:
    # An article without an outlet shares none with another.
    return _outlet_name(article) or f"\0{article.id}"


def _outlet_name(article: Article) -> str:
    if article.origin is not None and article.origin.outlet:
        return article.origin.outlet
    return article.outlet or ""
