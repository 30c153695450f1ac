"""Invented reports for timing: words of syllables as frequent as Zipf has them, with stock phrases among them."""

import numpy as np

_SYLLABLES = (
    "ba",
    "dor",
    "el",
    "fen",
    "gri",
    "hal",
    "in",
    "ko",
    "lu",
    "mar",
    "ne",
    "os",
    "pel",
    "ri",
    "sta",
    "tor",
    "ve",
)
_WORDS = 20_000
_PHRASES = 300


def invented_reports(count: int, seed: int = 1) -> list[list[str]]:
    """The paragraphs of each report: 5 to 14 of 25 to 60 words, every fourth with a stock phrase of six words."""
    random = np.random.default_rng(seed)
    letters = [_word(number) for number in range(_WORDS)]
    phrases = random.integers(0, 2000, size=(_PHRASES, 6))
    reports = []
    for _ in range(count):
        report = []
        for size in random.integers(25, 60, size=random.integers(5, 15)):
            words = np.minimum(random.zipf(1.15, size=size), _WORDS) - 1
            if random.random() < 0.25:
                place = random.integers(0, size - 6)
                words[place : place + 6] = phrases[random.integers(0, _PHRASES)]
            report.append(" ".join(letters[word] for word in words) + ".")
        reports.append(report)
    return reports


def _word(number: int) -> str:
    """Another word for each number."""
    found = ""
    while True:
        number, last = divmod(number, len(_SYLLABLES))
        found += _SYLLABLES[last]
        if not number:
            return found
