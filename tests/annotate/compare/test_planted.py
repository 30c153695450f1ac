"""Planted changes are found, and nothing else: on invented texts always, on the real corpora where they are."""

import random

import pytest

from annotate.compare import compare
from annotate.readers.read import read_articles
from benchmarks.bench_compare import SAMPLE, Count, article, ours, texts, truth
from benchmarks.planted import CUT, INSERTED, MOVED, Word, plant, words_of
from tests.annotate.compare.building import checked


def invented() -> list[list[Word]]:
    return [words for one in read_articles([str(SAMPLE)]) if len(words := words_of(one.body)) >= 100]


def found_in(sources: list[list[Word]], pairs: int) -> tuple[float, float]:
    """Precision and recall of changed words."""
    dice, count = random.Random(5), Count()
    for _ in range(pairs):
        source, donor = dice.sample(sources, 2)
        pair = plant(source, donor, dice, dice.randint(1, 5))
        for found, version in zip(ours(pair), (pair.a, pair.b), strict=True):
            count.add(found, truth(version))
        checked(compare(article(pair.a), article(pair.b)))
    return count.precision, count.recall


def false_changes(sources: list[list[Word]], pairs: int) -> int:
    dice = random.Random(6)
    made = [plant(dice.choice(sources), [], dice, 0) for _ in range(pairs)]
    return sum(len(compare(article(pair.a), article(pair.b)).substantial) for pair in made)


def test_planted_changes_are_found_under_noise() -> None:
    precision, recall = found_in(invented(), 60)
    assert precision >= 0.98
    assert recall >= 0.98


def test_noise_alone_makes_no_change() -> None:
    assert false_changes(invented(), 60) == 0


@pytest.mark.usefixtures("corpora")
def test_the_same_on_real_texts() -> None:
    sources = [words for text in texts()[::12] if 100 <= len(words := words_of(text)) <= 1500]
    precision, recall = found_in(sources, 60)
    assert precision >= 0.98
    assert recall >= 0.98
    assert false_changes(sources, 60) <= 1


def test_the_generator_says_what_it_did() -> None:
    source = [Word(f"word{number}", " ") for number in range(200)]
    donor = [Word(f"other{number}", " ") for number in range(200)]
    kinds = set()
    for seed in range(20):
        pair = plant(source, donor, random.Random(seed), 1, noise=False)
        (planted,) = pair.planted
        in_a = [change for *_, change in pair.a.words if change is not None]
        in_b = [change for *_, change in pair.b.words if change is not None]
        kinds.add(planted.kind)
        assert bool(in_a) == (planted.kind != INSERTED)
        assert bool(in_b) == (planted.kind != CUT)
        assert max(len(in_a), len(in_b)) == planted.size
        assert planted.kind != MOVED or sorted(pair.a.text.split()) == sorted(pair.b.text.split())
    assert len(kinds) == 4
