"""A small Dataset of invented sentences with labels by three invented annotators, for tests of learning."""

import random
import re
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from exports.dataset.dataset import Dataset
from exports.dataset.schema import articles_frame, frame
from unsourced.core.article import Article, make_article
from unsourced.schemes.load import load_scheme
from unsourced.schemes.scheme import Scheme

OUTLETS = ("Velmora Post", "Tarsk Courier", "The Hearth", "Pellan Cry")
WHO = ("The council", "The ferry office", "A crew", "The school board", "The harbour master", "The market guild")
DID = ("opened", "repaired", "closed", "painted", "measured", "moved", "sold", "rented")
WHAT = ("the eastern pier", "two sheds", "the reading room", "a crane", "the old depot", "nine boats", "the well")
LATE = ("", "", ", two days late", ", as it had done for years")
"""So that the length of a sentence says nothing."""
WHEN = ("on Monday", "last week", "before noon", "in May", "after the storm", "this year")
PLANTED = "wretchedly"
"""Annotators mark every sentence that has this word as opinion-as-fact; no rule knows it."""


def plain_sentence(random_: random.Random) -> str:
    words = " ".join(random_.choice(some) for some in (WHO, DID, WHAT, WHEN))
    return f"{words}{random_.choice(LATE)}."


def planted_sentence(random_: random.Random) -> str:
    return plain_sentence(random_).replace(" the ", f" {PLANTED} the ", 1).replace(".", f", {PLANTED} late.")


def invented_articles(count: int = 24, seed: int = 7, outlets: Sequence[str] = OUTLETS) -> list[Article]:
    """Articles of eight sentences, two of them with the planted word."""
    random_ = random.Random(seed)
    articles = []
    for number in range(count):
        body = [plain_sentence(random_) for _ in range(6)] + [planted_sentence(random_) for _ in range(2)]
        random_.shuffle(body)
        articles.append(
            make_article(
                title=f"Notes from the harbour, number {number}",
                body=" ".join(body[:4]) + "\n\n" + " ".join(body[4:]),
                raw=f"{seed} {number}",
                reader_version="test",
                outlet=outlets[number % len(outlets)],
            )
        )
    return articles


def invented_dataset(
    articles: Sequence[Article] | None = None,
    *,
    scheme: Scheme | None = None,
    word: str = PLANTED,
    label: str = "opinion-as-fact",
    whole_sentence: bool = True,
    synthetic: bool = True,
) -> Dataset:
    """Three annotators mark each sentence with `word` (the third misses every fourth); all submitted everything."""
    from unsourced.core.sentences import sentences

    articles = invented_articles() if articles is None else articles
    scheme = scheme or load_scheme()
    annotations, spans = [], []
    for number, article in enumerate(articles):
        for annotator in ("ada", "bo", "cem"):
            annotation_id = f"{number}-{annotator}"
            annotations.append(
                {
                    "annotation_id": annotation_id,
                    "article_id": article.id,
                    "annotator": annotator,
                    "role": "annotator",
                    "status": "submitted",
                    "labels_offered": list(scheme.label_keys),
                    "scheme_version": scheme.version,
                }
            )
            for place, (start, end) in enumerate(sentences(article.text)):
                found = article.text.find(word, start, end)
                if found < 0 or (annotator == "cem" and (place + number) % 4 == 0):
                    continue
                words = [
                    (match.start() + start, match.end() + start) for match in re.finditer(word, article.text[start:end])
                ]
                spans += [
                    {
                        "annotation_id": annotation_id,
                        "region_id": f"r{place}-{left}",
                        "part": 0,
                        "label": label,
                        "start": left,
                        "end": right,
                        "origin": "manual",
                    }
                    for left, right in ([(start, end)] if whole_sentence else words)
                ]
    return Dataset(
        scheme=scheme,
        articles=articles_frame(articles),
        annotations=frame("annotations", annotations),
        spans=frame("spans", spans),
        relations=frame("relations", []),
        answers=frame("answers", []),
        provenance={"synthetic": synthetic},
    )


def asked_for_one_label(
    articles: Sequence[Article] | None = None, *, word: str = PLANTED, label: str = "opinion-as-fact"
) -> Dataset:
    """The same, where annotators were offered this label alone, so that nothing else is learned."""
    whole = invented_dataset(articles, word=word, label=label)
    offered = pd.Series([[label]] * len(whole.annotations))
    return replace(whole, annotations=whole.annotations.assign(labels_offered=offered))
