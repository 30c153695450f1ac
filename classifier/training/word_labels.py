"""Which labels are marked by words rather than by sentences, as annotators marked them."""

from statistics import median

from exports.dataset.dataset import Dataset
from unsourced.core.sentences import sentences

HALF = 0.5


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
    places: dict[str, list[tuple[int, int]]] = {}
    for article_id, text, label, start, end in zip(
        spans["article_id"], spans["text"], spans["label"], spans["start"], spans["end"], strict=True
    ):
        if article_id not in places:
            places[article_id] = sentences(text)
        home = next(((left, right) for left, right in places[article_id] if left <= start < right), (start, end))
        shares.setdefault(label, []).append((end - start) / (home[1] - home[0]))
    return frozenset(label for label, found in shares.items() if median(found) < HALF)
