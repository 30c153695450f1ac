"""Does `compare` find what was changed, and nothing else? And how fast, beside difflib.SequenceMatcher on words?

    python -m benchmarks.bench_compare [--pairs N] [--seed N]

On real articles (PolNeAR, BASIL) where they are, else on the shipped sample: a seeded generator plants insertions,
cuts, alterations and moves of 1 to 60 words, under typographic noise and re-flow (`planted.py`). Precision and recall
are of changed words, on both sides; the peer sees the same pairs as `str.split` gives its words, and once more without
noise, for it knows nothing of typography. Times are processor time of one core.
"""

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from statistics import median

from annotate.compare import align, compare, tokens
from annotate.readers.read import read_articles
from benchmarks.planted import MOVED, Pair, Version, Word, plant, words_of
from unsourced.core.article import Article, make_article

CORPORA = Path(__file__).parent.parent.parent / "shared" / "corpora"
SAMPLE = Path(__file__).parent.parent / "unsourced" / "sample" / "articles.jsonl"
Flags = list[bool]


def texts() -> list[str]:
    if not CORPORA.is_dir():
        return [article.body for article in read_articles([str(SAMPLE)])]
    polnear = [path.read_text(encoding="utf-8") for path in sorted((CORPORA / "polnear/train/text").glob("*.txt"))]
    basil = []
    for path in sorted((CORPORA / "basil/articles").rglob("*.json")):
        paragraphs = json.loads(path.read_text(encoding="utf-8"))["body-paragraphs"]
        basil.append("\n\n".join(" ".join(sentences) for sentences in paragraphs))
    return polnear + basil


def article(version: Version) -> Article:
    return make_article(title="", body=version.text, raw=version.text, reader_version="bench")


class Count:
    """Changed words: rightly found, wrongly found, missed."""

    def __init__(self) -> None:
        self.right = self.wrong = self.missed = 0

    def add(self, found: Sequence[bool], truth: Sequence[bool]) -> None:
        for said, is_so in zip(found, truth, strict=True):
            self.right += said and is_so
            self.wrong += said and not is_so
            self.missed += is_so and not said

    @property
    def precision(self) -> float:
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.right + self.missed, 1)

    def __str__(self) -> str:
        told = f"precision {self.precision:.4f}  recall {self.recall:.4f}"
        return f"{told}  ({self.right + self.missed:,} changed words)"


def flags(version: Version, places: Sequence[tuple[int, int]]) -> Flags:
    """For each word whether a place touches it."""
    touched = bytearray(len(version.text) + 1)
    for start, end in places:
        touched[start:end] = b"\1" * (end - start)
    return [1 in touched[start:end] for start, end, _ in version.words]


def truth(version: Version) -> Flags:
    return [change is not None for _, _, change in version.words]


def ours(pair: Pair) -> tuple[Flags, Flags]:
    found = compare(article(pair.a), article(pair.b)).substantial
    return flags(pair.a, [change.a for change in found if change.a]), flags(
        pair.b, [change.b for change in found if change.b]
    )


def peer(pair: Pair) -> tuple[Flags, Flags]:
    a, b = ([version.text[start:end] for start, end, _ in version.words] for version in (pair.a, pair.b))
    in_a, in_b = [True] * len(a), [True] * len(b)
    for i, j, size in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
        in_a[i : i + size] = in_b[j : j + size] = [False] * size
    return in_a, in_b


def pairs(sources: Sequence[list[Word]], seed: int, count: int, *, most: int, noise: bool) -> Iterator[Pair]:
    dice = random.Random(seed)
    for _ in range(count):
        source, donor = dice.choice(sources), dice.choice(sources)
        while donor is source:
            donor = dice.choice(sources)
        yield plant(source, donor, dice, dice.randint(1, most) if most else 0, noise=noise)


def found_changes(sources: Sequence[list[Word]], seed: int, count: int) -> None:
    for noise in (True, False):
        counts = {"unsourced compare": Count(), "difflib, words": Count()}
        kinds: Counter[str] = Counter()
        for pair in pairs(sources, seed, count, most=5, noise=noise):
            kinds.update(planted.kind for planted in pair.planted)
            for name, find in (("unsourced compare", ours), ("difflib, words", peer)):
                for found, version in zip(find(pair), (pair.a, pair.b), strict=True):
                    counts[name].add(found, truth(version))
        told = ", ".join(f"{number:,} {kind}" for kind, number in sorted(kinds.items()))
        print(f"{count:,} pairs {'under' if noise else 'without'} typographic noise ({told})")
        for name, one in counts.items():
            print(f"  {name:18} {one}")


def false_changes(sources: Sequence[list[Word]], seed: int, count: int) -> None:
    false = [
        len(compare(article(pair.a), article(pair.b)).substantial)
        for pair in pairs(sources, seed + 1, count, most=0, noise=True)
    ]
    print(f"{count:,} pairs with noise only: {100 * sum(false) / count:.2f} false changes in 100 pairs")


def moved_runs(sources: Sequence[list[Word]], seed: int, count: int) -> None:
    """How often a planted move is told as a move, by its length."""
    told: dict[str, list[bool]] = {}
    for pair in pairs(sources, seed + 2, count, most=5, noise=True):
        moved = [change for change in compare(article(pair.a), article(pair.b)).changes if change.kind == "moved"]
        for number, planted in enumerate(pair.planted):
            if planted.kind != MOVED:
                continue
            places = [(start, end) for start, end, change in pair.b.words if change == number]
            start, end = places[0][0], places[-1][1]
            covered = sum(
                min(end, c.b.end) - max(start, c.b.start)
                for c in moved
                if c.b and c.b.end > start < end and c.b.start < end
            )
            band = next(f"{low}-{high}" for low, high in BANDS if low <= planted.size <= high)
            told.setdefault(band, []).append(covered >= 0.8 * (end - start))
    print("Planted moves that are told as moves, by their length in words")
    for low, high in BANDS:
        hits = told.get(f"{low}-{high}", [])
        if hits:
            print(f"  {low:2}-{high:2}  {sum(hits) / len(hits):.3f}  ({len(hits)})")


BANDS = ((1, 1), (2, 2), (3, 4), (5, 9), (10, 19), (20, 60))


def speed(sources: Sequence[list[Word]], seed: int) -> None:
    near = [words for words in sources if 900 <= len(words) <= 1100] or [max(sources, key=len)]
    given = [plant(words, sources[0], random.Random(seed), 5, noise=False) for words in near[:60]]
    length = median(len(pair.a.words) for pair in given)
    print(f"{len(given)} pairs of {length:.0f} words, 5 changes each: milliseconds a pair, median of medians")
    words = [tuple(version.text.split() for version in (pair.a, pair.b)) for pair in given]
    made = [(article(pair.a), article(pair.b)) for pair in given]
    keys = [tuple(tokens(version.text).keys for version in (pair.a, pair.b)) for pair in given]
    difflib = milliseconds(lambda a, b: SequenceMatcher(None, a, b, autojunk=False).get_opcodes(), words)
    for name, took in (
        ("difflib, words", difflib),
        (
            "difflib, words, with its autojunk",
            milliseconds(lambda a, b: SequenceMatcher(None, a, b).get_opcodes(), words),
        ),
        (
            "difflib, our tokens",
            milliseconds(lambda a, b: SequenceMatcher(None, a, b, autojunk=False).get_opcodes(), keys),
        ),
        ("align, words", milliseconds(align, words)),
        ("align, our tokens", milliseconds(align, keys)),
        ("compare, text to changes", milliseconds(compare, made)),
    ):
        print(f"  {name:34} {took:7.3f}   difflib takes {difflib / took:5.1f} times as long")


def milliseconds(work: Callable[..., object], inputs: Sequence[tuple[object, ...]]) -> float:
    took = []
    for given in inputs:
        runs = []
        for _ in range(5):
            begun = time.process_time()
            work(*given)
            runs.append(time.process_time() - begun)
        took.append(median(runs))
    return 1000 * median(took)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    sources = [words for text in texts() if 100 <= len(words := words_of(text)) <= 3000]
    print(f"{len(sources)} {'real' if CORPORA.is_dir() else 'invented'} texts, seed {options.seed}")
    found_changes(sources, options.seed, options.pairs)
    false_changes(sources, options.seed, options.pairs)
    moved_runs(sources, options.seed, options.pairs)
    speed(sources, options.seed)


if __name__ == "__main__":
    main()
