"""Invented articles with who says what in them, marked: enough to learn that a claim stands beside “said”."""

import random
import re
from dataclasses import dataclass

from unsourced.core.article import Article, make_article

Marked = tuple[str, int, int]
_WHO = ("Ilse Marrek", "Jan Orel", "the harbour union", "Mayor Tove Lind", "officials", "critics of the pier", "she")
_SAID = ("said", "says", "told reporters", "insisted", "claimed")
_WHAT = (
    "the pier will stay shut until spring",
    "nine boats were lost in the storm",
    "the council knew of the cracks",
    "nobody had counted the sheds",
    "the ferry is safe",
)
_PLAIN = ("The market opened at noon.", "Rain fell on the old depot.", "Two cranes stand on the quay.")
_MARK = re.compile(r"\[(\w+) ([^\]]*)\]")


@dataclass(frozen=True)
class Talk:
    """An article, its spans, and for each claim the places of its source and cue among the spans."""

    article: Article
    spans: list[Marked]
    links: list[tuple[int, int, int]]


def talk(number: int, claim: str = "content", source: str = "source", cue: str = "cue") -> Talk:
    """One invented article of some paragraphs; the labels are named by their keys."""
    random_ = random.Random(number)
    paragraphs = []
    for _ in range(6):
        who, said, what = random_.choice(_WHO), random_.choice(_SAID), random_.choice(_WHAT)
        sentence = random_.choice(
            (
                f"[source {who[0].upper() + who[1:]}] [cue {said}] [content {what}].",
                f"[content “{what[0].upper() + what[1:]},”] [source {who}] [cue {said}].",
                f"[content {what[0].upper() + what[1:]}], [cue according to] [source {who}].",
                f"[content ''{what[0].upper() + what[1:]},''] [source {who}] [cue {said}].",
            )
        )
        paragraphs.append(f"{random_.choice(_PLAIN)} {sentence} {random_.choice(_PLAIN)}")
    return marked_article("\n\n".join(paragraphs), {"content": claim, "source": source, "cue": cue}, str(number))


def marked_article(text: str, labels: dict[str, str], raw: str = "x") -> Talk:
    """The article of a text in which `[label words]` marks a span; spans of one sentence belong together."""
    plain, spans, done = "", [], 0
    title = "Notes from the harbour\n\n"
    for mark in _MARK.finditer(text):
        plain += text[done : mark.start()]
        start = len(title) + len(plain)
        plain += mark[2]
        spans.append((labels[mark[1]], start, len(title) + len(plain)))
        done = mark.end()
    plain += text[done:]
    article = make_article(title=title.strip(), body=plain, raw=raw, reader_version="test")
    links = []
    for first in range(0, len(spans) - len(spans) % 3, 3):
        some = {spans[place][0]: place for place in range(first, first + 3)}
        links.append((some[labels["content"]], some[labels["source"]], some[labels["cue"]]))
    return Talk(article, spans, links)
