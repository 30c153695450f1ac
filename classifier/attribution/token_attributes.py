"""What the tagger knows of each token: columns of small numbers, computed for a whole article at once.

Columns come in two kinds. *Word* columns (the word, its ending, its shape, its traits) are looked up once a word type
in vocabularies that training makes. *Position* columns (quotation, nearest report verb, position in the sentence, what
the sentence and its neighbours have) are counts put into bins, the same for every model.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from classifier.attribution.token_arrays import Reading
from classifier.attribution.word_traits import REPORTS, Trait
from unsourced.core.types import Bool, Int32

WORD_COLUMNS = ("word", "ending", "short ending", "beginning", "shape", "class")
RARE, BREAK = 0, 1
"""Values of a word column: what the vocabulary lacks; and the break before a paragraph, which is a token of its own."""
_FIRST_VALUE = 2

POSITION_COLUMNS = {
    "quote": 12,
    "verb before": 10,
    "verb after": 10,
    "place": 8,
    "place from end": 8,
    "paragraph": 8,
    "quoted share": 6,
    "signs": 65,
    "since that": 6,
    "since comma": 6,
    "quotes in sentence": 6,
    "speaks in article": 5,
}
"""Position columns and how many values each has; the last one is for breaks."""
VERB_COLUMNS = ("verb before is", "verb after is")
"""Values of the word column `word`: which word the nearest report verb is."""
_SENTENCE_COLUMNS = ("quoted share", "signs")
NEIGHBOURS = {f"{name} {where}": POSITION_COLUMNS[name] for name in _SENTENCE_COLUMNS for where in ("before", "after")}
"""The same of the sentence before and the sentence after."""

_DISTANCES = np.array([1, 2, 3, 4, 6, 9, 16])
_POSITION_BINS = np.array([1, 2, 3, 6, 11, 21])
_SHARES = np.array([0.01, 0.3, 0.6, 0.95])
_QUOTE_EDGES = np.array([1, 2, 4, 8])
_SINCE = np.array([1, 2, 4, 8])
_MARKS_AS = dict.fromkeys(('"', "“", "”", "''", "``"), '"') | {"’": "'", "‘": "'", "—": "--", "–": "--"}


def word_values(word: str, bits: int) -> tuple[str, ...]:
    """The texts that a word's values are looked up by, in the order of WORD_COLUMNS; quotation marks are one word."""
    lower = _MARKS_AS.get(word) or word.lower().replace("’", "'")
    if word[0].isdigit():
        lower = "".join("0" if letter.isdigit() else letter for letter in lower)
    return lower, lower[-3:], lower[-2:], lower[:3], _shape(word), str(bits)


def _shape(word: str) -> str:
    kinds = [
        "X" if letter.isupper() else "x" if letter.isalpha() else "0" if letter.isdigit() else letter for letter in word
    ]
    kept = [kind for position, kind in enumerate(kinds) if position < 1 or kind != kinds[position - 1]]
    return "".join(kept[:6]) + ("1" if len(word) == 1 else "")


def vocabularies(readings: Iterable[Reading], least: int) -> tuple[tuple[str, ...], ...]:
    """The texts that `least` tokens or more have, one tuple a word column, in alphabetical order."""
    counts: Counter[tuple[str, int]] = Counter()
    for reading in readings:
        counts.update(zip(reading.words, reading.traits.tolist(), strict=True))
    columns: list[Counter[str]] = [Counter() for _ in WORD_COLUMNS]
    for (word, bits), many in counts.items():
        for column, value in zip(columns, word_values(word, bits), strict=True):
            column[value] += many
    return tuple(tuple(sorted(value for value, many in column.items() if many >= least)) for column in columns)


class WordTable:
    """The values of words in the word columns, by these vocabularies; remembers each word type it has met."""

    _MOST = 200_000

    def __init__(self, vocabularies: Sequence[Sequence[str]]) -> None:
        self.sizes = [_FIRST_VALUE + len(terms) for terms in vocabularies]
        self._codes = [{term: position for position, term in enumerate(terms, _FIRST_VALUE)} for terms in vocabularies]
        self._forget()

    def _forget(self) -> None:
        self._known: dict[str, int] = {}
        self._rows: Int32 = np.zeros((1024, len(self._codes)), dtype=np.int32)

    def rows(self, reading: Reading) -> Int32:
        """(tokens, word columns)."""
        if len(self._known) > self._MOST:
            self._forget()
        known = self._known
        indices = [known.get(word, -1) for word in reading.words]
        if -1 in indices:
            for token, word in enumerate(reading.words):
                if indices[token] < 0:
                    indices[token] = self._learn(word, int(reading.traits[token]))
        found: Int32 = self._rows[indices]
        return found

    def _learn(self, word: str, bits: int) -> int:
        position = self._known.get(word)
        if position is None:
            position = self._known[word] = len(self._known)
            if position >= len(self._rows):
                self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
            values = word_values(word, bits)
            self._rows[position] = [codes.get(value, RARE) for codes, value in zip(self._codes, values, strict=True)]
        return position


def position_values(reading: Reading, words: Int32) -> dict[str, Int32]:
    """The position columns of a reading, by name; `words` is its word column `word`."""
    count = len(reading)
    index = np.arange(count)
    bits = reading.traits
    first, last = _sentence_ends(reading)
    reports = ((bits & int(REPORTS)) > 0) & ~reading.quoted
    before, after = _nearest(reports, first, last)
    signs, shares, quotes = _of_sentences(reading)
    number = reading.sentence
    that = _since((bits & int(Trait.THAT)) > 0, first)
    comma = _since((bits & int(Trait.COMMA)) > 0, first)
    found = {
        "quote": _quote_position(reading),
        "verb before": np.where(before < 0, 0, 1 + np.digitize(index - before, _DISTANCES)),
        "verb after": np.where(after < 0, 0, 1 + np.digitize(after - index, _DISTANCES)),
        "place": np.digitize(index - first, _POSITION_BINS),
        "place from end": np.digitize(last - index, _POSITION_BINS),
        "paragraph": _paragraph_position(reading),
        "quoted share": shares[number],
        "signs": signs[number],
        "since that": that,
        "since comma": comma,
        "quotes in sentence": quotes[number],
        "speaks in article": _speakers(reading, words),
        "verb before is": np.where(before < 0, RARE, words[np.maximum(before, 0)]),
        "verb after is": np.where(after < 0, RARE, words[np.maximum(after, 0)]),
    }
    for name, values in (("quoted share", shares), ("signs", signs)):
        none = POSITION_COLUMNS[name] - 1
        padded = np.concatenate([[none], values, [none]])
        found[f"{name} before"], found[f"{name} after"] = padded[number], padded[number + 2]
    return {name: values.astype(np.int32) for name, values in found.items()}


def _speakers(reading: Reading, words: Int32) -> Int32:
    """How often (0, 1, 2–3, 4 or more) a capitalised word stands beside a verb of saying in the article."""
    says = ((reading.traits & int(Trait.SPEECH)) > 0) & ~reading.quoted
    beside = np.zeros(len(reading), dtype=np.bool_)
    beside[:-1] |= says[1:]
    beside[1:] |= says[:-1]
    capital = (reading.traits & int(Trait.CAPITAL)) > 0
    times = np.bincount(words[beside & capital], minlength=int(words.max(initial=0)) + 1)
    return np.where(capital & (words > BREAK), np.digitize(times[words], [1, 2, 4]), 0).astype(np.int32)


def _sentence_ends(reading: Reading) -> tuple[Int32, Int32]:
    """Per token the first and the last token of its sentence."""
    count = len(reading)
    new = np.flatnonzero(np.diff(reading.sentence, prepend=-1) > 0)
    lengths = np.diff(np.append(new, count))
    return np.repeat(new, lengths).astype(np.int32), np.repeat(new + lengths - 1, lengths).astype(np.int32)


def _nearest(flags: Bool, first: Int32, last: Int32) -> tuple[Int32, Int32]:
    """Per token the nearest flagged one not after it, and not before it, in its sentence; −1 where there is none."""
    count = len(flags)
    index = np.arange(count)
    before = np.maximum.accumulate(np.where(flags, index, -1)) if count else index
    after = np.minimum.accumulate(np.where(flags, index, count)[::-1])[::-1] if count else index
    return np.where(before >= first, before, -1).astype(np.int32), np.where(after <= last, after, -1).astype(np.int32)


def _since(flags: Bool, first: Int32) -> Int32:
    before, _ = _nearest(flags, first, np.full(len(flags), -1, dtype=np.int32))
    return np.where(before < 0, 0, 1 + np.digitize(np.arange(len(flags)) - before, _SINCE[1:])).astype(np.int32)


def _quote_position(reading: Reading) -> Int32:
    """0 outside; inside by the distance from the quotation's beginning (1–5) or end (6–10), whichever is nearer."""
    quoted = reading.quoted
    index = np.arange(len(reading))
    marks = (reading.traits & int(Trait.QUOTE)) > 0
    change = np.diff(quoted.astype(np.int8), prepend=0) != 0
    # Two quotations that touch are parted by a mark that closes before one that opens.
    touching = np.zeros(len(reading), dtype=np.bool_)
    touching[1:] = quoted[1:] & marks[1:] & marks[:-1] & quoted[:-1]
    begins = np.maximum.accumulate(np.where(change | touching, index, 0)) if len(index) else index
    cuts = np.where(change | touching, index, len(index))
    ends = np.minimum.accumulate(np.append(cuts[1:], len(index))[::-1])[::-1] if len(index) else index
    since, until = index - begins, ends - 1 - index
    near = np.where(since <= until, 1 + np.digitize(since, _QUOTE_EDGES), 6 + np.digitize(until, _QUOTE_EDGES))
    return np.where(quoted, near, 0).astype(np.int32)


def _paragraph_position(reading: Reading) -> Int32:
    """Which sentence of its paragraph (0, 1, 2 for later ones), plus 3 where the paragraph is the headline."""
    starts = np.flatnonzero(np.diff(reading.paragraph, prepend=-1) > 0)
    opening = np.repeat(reading.sentence[starts], np.diff(np.append(starts, len(reading))))
    nth = np.minimum(reading.sentence - opening, 2)
    position: Int32 = (nth + 3 * (reading.start < reading.body_start)).astype(np.int32)
    return position


def _of_sentences(reading: Reading) -> tuple[Int32, Int32, Int32]:
    """Per sentence: which signs it has (six bits), its quoted share and its quotation marks, in bins."""
    many = len(reading.offsets)
    number, bits = reading.sentence, reading.traits
    tokens = np.maximum(np.bincount(number, minlength=many), 1)
    outside = ~reading.quoted

    def has(flags: Bool) -> Int32:
        return (np.bincount(number[flags], minlength=many) > 0).astype(np.int32)

    signs = (
        has(outside & ((bits & int(Trait.SPEECH | Trait.ACCORDING)) > 0))
        + 2 * has(outside & ((bits & int(Trait.SIGN | Trait.WISH)) > 0))
        + 4 * has((bits & int(Trait.THAT)) > 0)
        + 8 * has((bits & int(Trait.QUOTE)) > 0)
        + 16 * has(outside & ((bits & int(Trait.FIRST)) > 0))
        + 32 * has(outside & ((bits & int(Trait.PRONOUN)) > 0))
    )
    share = np.bincount(number[reading.quoted], minlength=many) / tokens
    marks = np.bincount(number[(bits & int(Trait.QUOTE)) > 0], minlength=many)
    return signs, np.digitize(share, _SHARES).astype(np.int32), np.minimum(marks, 4).astype(np.int32)
