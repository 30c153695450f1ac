"""What a Dataset holds for attribution to learn from: one example an article and annotator."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from classifier.attribution.linker import Piece
from classifier.attribution.tag_scheme import Marked, attribution_labels
from classifier.attribution.token_arrays import Reading
from exports.dataset.dataset import Dataset
from exports.dataset.votes import latest_votes
from unsourced.core.article import Article


@dataclass(frozen=True, slots=True)
class Example:
    """One annotator's spans of an article and the relations (type, from region, to region) between their regions.

    `regions` names the region that each span is a piece of.
    """

    article: Article
    annotator: str
    spans: tuple[Marked, ...]
    regions: tuple[str, ...]
    relations: tuple[tuple[str, str, str], ...]

    def pieces(self, reading: Reading) -> list[Piece]:
        """The spans as tokens of the article's reading; one that has no token is left out."""
        found = []
        for (label, start, end), region in zip(self.spans, self.regions, strict=True):
            first = int(np.searchsorted(reading.end, start, side="right"))
            last = int(np.searchsorted(reading.start, end, side="left"))
            if first < last:
                found.append(Piece(label, first, last, region))
        return found


def examples(dataset: Dataset, *, roles: Collection[str] = ("annotator",)) -> list[Example]:
    """The latest submission of each annotator who was offered every label of attribution, in the articles' order.

    Raises SchemeError where the Dataset's scheme ties no claims to sources.
    """
    labels = attribution_labels(dataset.scheme).labels
    votes = latest_votes(dataset, roles=roles)
    columns = [dataset.scheme.label_keys.index(label) for label in labels]
    counted = votes[votes["label"].isin(columns)].groupby("annotation_id", sort=False)
    offered = counted.size()
    whole = counted[["article", "annotator"]].first()[offered == len(labels)].sort_values("article", kind="stable")
    articles = dataset.article_list()
    spans = dataset.spans[dataset.spans["label"].isin(labels)]
    marked = {str(key): rows for key, rows in spans.groupby("annotation_id", sort=False)}
    linked = {str(key): rows for key, rows in dataset.relations.groupby("annotation_id", sort=False)}
    found = []
    for annotation, position, annotator in zip(whole.index, whole["article"], whole["annotator"], strict=True):
        some, links = marked.get(annotation), linked.get(annotation)
        found.append(
            Example(
                article=articles[position],
                annotator=annotator,
                spans=() if some is None else tuple(zip(some["label"], some["start"], some["end"], strict=True)),
                regions=() if some is None else tuple(some["region_id"]),
                relations=()
                if links is None
                else tuple(zip(links["type"], links["from_region"], links["to_region"], strict=True)),
            )
        )
    return found
