"""Features that tell that a sentence carries somebody's claim: quotations, report verbs and where they stand, in it and
near.

One column a feature, named in plain words, since explanations speak of it; values are in 0..1.
"""

from collections.abc import Sequence

import numpy as np

from classifier.attribution.token_arrays import Reading, read
from classifier.attribution.word_traits import REPORTS, Trait
from unsourced.core.article import Article
from unsourced.core.offsets import Offsets
from unsourced.core.types import Bool, Float32, Int32

SENTENCE_FEATURES = (
    "share in quotes",
    "all in quotes",
    "begins in quotes",
    "ends in quotes",
    "part in quotes",
    "a verb of saying outside quotes",
    "a verb that may report outside quotes",
    "a verb of wishing or planning outside quotes",
    "a participle that reports outside quotes",
    "“according to” outside quotes",
    "“reportedly” or the like",
    "a report verb near the beginning",
    "a report verb near the end",
    "a comma or quotation mark right before a report verb",
    "a comma or quotation mark before the report verb and its subject",
    "“that” right after a report verb",
    "“that” close after a report verb",
    "“that” anywhere",
    "a pronoun or name right before a report verb",
    "a role, body or document close before a report verb",
    "nobody in particular close before a report verb",
    "a name right after a report verb",
    "a quotation or colon right after a report verb",
    "the share of words before the first report verb",
    "the share of words after the last report verb",
    "many report verbs",
    "first person outside quotes",
    "first person in quotes",
    "a pronoun outside quotes",
    "a name",
    "a colon",
    "a number",
    "it is long",
    "it is short",
    "it ends with a question or exclamation mark",
    "it opens a paragraph",
    "it ends a paragraph",
    "it is the headline",
)
NEIGHBOURS = {-2: "two before", -1: "before", 1: "after", 2: "two after"}
SAME_PARAGRAPH = "of the same paragraph"
_NEAR = 6
_CLOSE = 4


def feature_names(labels: Sequence[str] = ()) -> tuple[str, ...]:
    """The columns of `attribution_features`; with `labels` those of the tagger's probabilities too."""
    own = (
        *SENTENCE_FEATURES,
        *(f"{name} {label}" for label in labels for name in ("mean chance of", "greatest chance of")),
    )
    names = list(own)
    for where in NEIGHBOURS.values():
        names += [f"{where}: {name}" for name in (SAME_PARAGRAPH, *own)]
    return tuple(names)


def attribution_features(
    article: Article,
    offsets: Sequence[Offsets],
    *,
    reading: Reading | None = None,
    label_scores: Float32 | None = None,
) -> Float32:
    """(sentences, columns of `feature_names`): attribution features of each sentence and in the two on either side.

    `offsets` are the sentences (start, end). `reading` saves reading the article again; `label_scores` are a tagger's
    `predict_proba` of that reading, of which each label's mean and maximum become columns.
    """
    if not len(offsets):
        labels = range(0 if label_scores is None else label_scores.shape[1] - 1)
        return np.zeros((0, len(feature_names([str(label) for label in labels]))), dtype=np.float32)
    reading = reading or read(article.text, offsets, article.body_start)
    own = _own_features(reading)
    if label_scores is not None:
        own = np.concatenate([own, _chances(reading, label_scores)], axis=1)
    return with_neighbours(own, _paragraphs(reading))


def with_neighbours(own: Float32, paragraph: Int32) -> Float32:
    """Each row with those of the two rows on either side, which are 0 where there is none."""
    many, width = own.shape
    found = np.zeros((many, width + len(NEIGHBOURS) * (1 + width)), dtype=np.float32)
    found[:, :width] = own
    begin = width
    for offset in NEIGHBOURS:
        here = slice(max(-offset, 0), max(many - max(offset, 0), 0))
        there = slice(max(offset, 0), max(many + min(offset, 0), 0))
        found[here, begin] = paragraph[here] == paragraph[there]
        found[here, begin + 1 : begin + 1 + width] = own[there]
        begin += 1 + width
    return found


def _chances(reading: Reading, label_scores: Float32) -> Float32:
    many = len(reading.offsets)
    tokens = np.maximum(np.bincount(reading.sentence, minlength=many), 1)
    columns = []
    for label in range(1, label_scores.shape[1]):
        column = label_scores[:, label]
        greatest = np.zeros(many, dtype=np.float32)
        np.maximum.at(greatest, reading.sentence, column)
        columns += [np.bincount(reading.sentence, weights=column, minlength=many) / tokens, greatest]
    found: Float32 = np.stack(columns, axis=1).astype(np.float32)
    return found


def _paragraphs(reading: Reading) -> Int32:
    """The paragraph of each sentence."""
    found = np.zeros(len(reading.offsets), dtype=np.int32)
    found[reading.sentence[::-1]] = reading.paragraph[::-1]
    return np.maximum.accumulate(found)


def _own_features(reading: Reading) -> Float32:
    many, number, bits, quoted = len(reading.offsets), reading.sentence, reading.traits, reading.quoted
    count = len(reading)
    index = np.arange(count)
    tokens = np.bincount(number, minlength=many)
    some = np.maximum(tokens, 1)
    first = np.searchsorted(number, np.arange(many), side="left")
    last = first + tokens - 1
    inside, until_end = index - first[number], last[number] - index

    def is_a(traits: int) -> Bool:
        return (bits & traits) > 0

    def has(flags: Bool) -> Float32:
        return (np.bincount(number[flags], minlength=many) > 0).astype(np.float32)

    def near(flags: Bool, reach: range) -> Bool:
        """Whether a flagged token of the sentence stands at one of these distances (below 0: before)."""
        found = np.zeros(count, dtype=np.bool_)
        for step in reach:
            fits = (inside + step >= 0) & (until_end - step >= 0)
            found |= fits & flags[np.clip(index + step, 0, count - 1)]
        return found

    outside = ~quoted
    report = outside & is_a(REPORTS)
    strong = outside & is_a(Trait.SPEECH | Trait.ACCORDING)
    mark = is_a(Trait.COMMA | Trait.QUOTE)
    that, colon, quote = is_a(Trait.THAT), is_a(Trait.COLON), is_a(Trait.QUOTE)
    name = is_a(Trait.CAPITAL) & ~is_a(Trait.FIRST | Trait.DETERMINER) & (inside > 0)
    share = np.bincount(number[quoted], minlength=many) / some
    verbs = np.bincount(number[report], minlength=many)
    before = np.full(many, 0, dtype=np.float32)
    after = np.zeros(many, dtype=np.float32)
    at = np.flatnonzero(report)
    after[number[at]] = until_end[at] / some[number[at]]
    before[number[at[::-1]]] = inside[at[::-1]] / some[number[at[::-1]]]
    words = np.minimum(np.log2(1 + tokens) / 6, 1)
    ends = np.clip(last, 0, count - 1)
    starts = np.clip(first, 0, count - 1)
    paragraph = _paragraphs(reading)
    asks = np.array([word in "?!" for word in reading.words], dtype=np.bool_)
    columns = [
        share,
        share > 0.95,
        quoted[starts],
        quoted[ends],
        (share > 0) & (share <= 0.95),
        has(outside & is_a(Trait.SPEECH)),
        has(outside & is_a(Trait.SIGN)),
        has(outside & is_a(Trait.WISH)),
        has(outside & is_a(Trait.PARTICIPLE)),
        has(outside & is_a(Trait.ACCORDING)),
        has(is_a(Trait.HEARSAY)),
        has(report & (inside < _NEAR)),
        has(report & (until_end < _NEAR)),
        has(report & near(mark, range(-1, 0))),
        has(strong & near(mark, range(-_CLOSE, 0))),
        has(report & near(that, range(1, 2))),
        has(report & near(that, range(2, 2 + _CLOSE))),
        has(that),
        has(report & near(name | is_a(Trait.PRONOUN), range(-1, 0))),
        has(report & near(is_a(Trait.ROLE | Trait.BODY | Trait.DOCUMENT) & outside, range(-_CLOSE, 0))),
        has(report & near(is_a(Trait.VAGUE) & outside, range(-_CLOSE, 0))),
        has(report & near(name, range(1, 2))),
        has(report & near(quote | colon, range(1, 4))),
        before,
        after,
        np.minimum(verbs / 4, 1),
        has(outside & is_a(Trait.FIRST)),
        has(quoted & is_a(Trait.FIRST)),
        has(outside & is_a(Trait.PRONOUN)),
        has(name),
        has(colon),
        has(is_a(Trait.NUMBER)),
        words,
        tokens < 8,
        has(asks & (until_end < 2)),
        np.diff(paragraph, prepend=-1) > 0,
        np.diff(paragraph, append=paragraph[-1:] + 1) > 0,
        np.array([start < reading.body_start for start, _ in reading.offsets], dtype=np.float32),
    ]
    found: Float32 = np.stack(columns, axis=1).astype(np.float32)
    return found
