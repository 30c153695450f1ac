"""Articles among which reposts were planted, for measuring how many are found: a seeded generator.

A repost is a text with a share of its words changed: words replaced, put in and cut, one at a time (scattered) or in
runs of up to 60; or three of its paragraphs (40 words at least), changed alike, inside another text. Half of them are
set anew: other quotation marks, other line breaks.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from unsourced.core.article import Article, Origin, make_article

LONGEST_RUN = 60
OF_A_PART = 3
SHORTEST_PART = 40
_FIRST_DAY = datetime.date(2024, 1, 1)

Paragraphs = list[str]

# What is known of the two texts, and how many of a hundred plants know it.
CASES = {
    "dated": 60,
    "dated, and a source line": 12,
    "the original re-dated after an edit": 3,
    "a source line and no dates": 5,
    "the same day": 8,
    "one date missing": 6,
    "nothing known": 6,
}


@dataclass(frozen=True, slots=True)
class Plant:
    """A repost: the places of original and copy, the share of the words that was changed, and what is known."""

    original: int
    copy: int
    changed: float
    partial: bool
    scattered: bool
    case: str


def planted(
    texts: Sequence[Paragraphs], hosts: Sequence[Paragraphs], reposts: int, seed: int
) -> tuple[list[Article], list[Plant]]:
    """Articles of `texts` and `reposts` copies of some of them; a third are partial, each inside one of the `hosts`.

    Raises IndexError where there are fewer hosts than partial copies, ValueError where too few texts are long enough.
    """
    random = Random(seed)
    words = [word for text in texts for paragraph in text for word in paragraph.split()]
    roomy = [number for number, text in enumerate(texts) if len(text) > OF_A_PART and _starts(text)]
    originals = random.sample(roomy, reposts // 3)
    left = sorted(set(range(len(texts))) - set(originals))
    originals += random.sample(left, reposts - len(originals))
    bodies = [list(text) for text in texts]
    plants = []
    for number, original in enumerate(originals):
        partial = number < reposts // 3
        share, scattered = random.uniform(0, 0.4), random.random() < 0.5
        body = list(texts[original])
        if partial:
            start = random.choice(_starts(body))
            part = changed(body[start : start + OF_A_PART], share, random, words, scattered=scattered)
            host = hosts[number]
            place = random.randrange(len(host) + 1)
            body = host[:place] + part + host[place:]
        else:
            body = changed(body, share, random, words, scattered=scattered)
        if random.random() < 0.5:
            body = [_set_anew(paragraph, random) for paragraph in body]
        case = random.choices(list(CASES), list(CASES.values()))[0]
        plants.append(Plant(original, len(bodies), share, partial, scattered, case))
        bodies.append(body)
    return _articles(bodies, plants, random), plants


def _starts(body: Sequence[str]) -> list[int]:
    """Where a part may begin that has words enough."""
    sizes = [len(paragraph.split()) for paragraph in body]
    starts = range(len(body) - OF_A_PART + 1)
    return [start for start in starts if sum(sizes[start : start + OF_A_PART]) >= SHORTEST_PART]


def changed(body: Sequence[str], share: float, random: Random, words: Sequence[str], *, scattered: bool) -> list[str]:
    """The paragraphs with `share` of their words replaced, cut, or as many others put in."""
    paragraphs = [paragraph.split() for paragraph in body]
    left = round(share * sum(map(len, paragraphs)))
    while left > 0:
        paragraph = random.choice([some for some in paragraphs if some] or [[]])
        size = 1 if scattered else min(left, random.randint(1, LONGEST_RUN), max(1, len(paragraph)))
        place = random.randrange(max(1, len(paragraph) - size + 1))
        act = random.choice(("replace", "insert", "cut"))
        new = [] if act == "cut" else random.choices(words, k=size)
        paragraph[place : place + (0 if act == "insert" else size)] = new
        left -= size
    return [" ".join(paragraph) for paragraph in paragraphs if paragraph]


def _set_anew(paragraph: str, random: Random) -> str:
    """Other quotation marks, and lines of a fixed width."""
    paragraph = paragraph.replace("“", '"').replace("”", '"').replace("’", "'").replace("–", "--")
    lines: list[str] = [""]
    for word in paragraph.split():
        lines[-1] += f" {word}" if lines[-1] else word
        if len(lines[-1]) > 70:
            lines.append("")
    return "\n".join(filter(None, lines))


def _articles(bodies: Sequence[Paragraphs], plants: Sequence[Plant], random: Random) -> list[Article]:
    days: list[int | None] = [random.randrange(300) for _ in bodies]
    origins: dict[int, Origin] = {}
    for plant in plants:
        day = days[plant.original] or 0
        days[plant.copy] = day + random.randint(1, 5)
        if "source line" in plant.case:
            origins[plant.copy] = Origin(outlet=_outlet(plant.original))
        if plant.case == "the original re-dated after an edit":
            days[plant.original] = day + 6
        elif plant.case == "the same day":
            days[plant.copy] = day
        elif plant.case == "one date missing":
            days[random.choice((plant.original, plant.copy))] = None
        elif "dated" not in plant.case:
            days[plant.original] = days[plant.copy] = None
    return [
        make_article(
            title="",
            body="\n\n".join(body),
            raw=f"{number}",
            reader_version="bench",
            outlet=_outlet(number),
            published=_date(days[number]),
            origin=origins.get(number),
            url=f"https://news.example/{number}",
        )
        for number, body in enumerate(bodies)
    ]


def _outlet(number: int) -> str:
    return f"Outlet {number}"


def _date(day: int | None) -> str | None:
    return None if day is None else (_FIRST_DAY + datetime.timedelta(days=day)).isoformat()
