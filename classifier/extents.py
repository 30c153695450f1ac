"""How much of a sentence a mark of each label covers, as annotators made them."""

from statistics import median

from classifier.model import Extent
from exports.dataset import Dataset
from unsourced.sentences import sentences


def extents(dataset: Dataset) -> dict[str, tuple[Extent, int]]:
    """Per label of submitted spans: `sentence`, or `words` with their median number.

    A label is one of words where its spans are typically shorter than half of the sentence they begin in.
    """
    submitted = dataset.annotations.loc[dataset.annotations["status"] == "submitted", ["annotation_id", "article_id"]]
    spans = dataset.spans.merge(submitted, on="annotation_id").merge(
        dataset.articles[["id", "text"]], left_on="article_id", right_on="id"
    )
    shares: dict[str, list[float]] = {}
    lengths: dict[str, list[int]] = {}
    ends: dict[str, list[tuple[int, int]]] = {}
    for article_id, text, label, start, end in zip(
        spans["article_id"], spans["text"], spans["label"], spans["start"], spans["end"], strict=True
    ):
        if article_id not in ends:
            ends[article_id] = sentences(text)
        home = next(((left, right) for left, right in ends[article_id] if left <= start < right), (start, end))
        shares.setdefault(label, []).append((end - start) / (home[1] - home[0]))
        lengths.setdefault(label, []).append(len(text[start:end].split()))
    return {
        label: ("words" if median(shares[label]) < 0.5 else "sentence", max(round(median(lengths[label])), 1))
        for label in shares
    }
