"""What BABE and MBIC have in common: sentences by themselves, judged, with the words that somebody wrote down."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from exports.corpora.dataset_builder import READER_VERSION, DatasetBuilder
from exports.corpora.outlet_names import outlet_name, topic_name
from exports.corpora.phrase_alignment import align, phrases
from unsourced.core.article import Article, make_article
from unsourced.core.offsets import Offsets

SENTENCE, WORD = "biased-sentence", "biased-word"
_BIAS = {"biased": "biased", "non-biased": "non-biased"}
_OPINION = {"entirely": "factual", "somewhat": "mixed", "expresses": "opinion"}
_UNDECIDED = ("", "no agreement")
FEWEST_WORDS = 20
"""An annotator with so many words, most of which stand nowhere in their sentences, has them in the wrong rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One row: what somebody said of a sentence, as it is written; `words` holds the words that were marked."""

    annotation_id: str
    annotator: str
    text: str
    outlet: str
    link: str
    topic: str
    leaning: str
    bias: str
    opinion: str
    words: tuple[str, ...]
    where: str
    part: str
    role: str = "annotator"
    created: datetime | None = None


def judgement(
    row: Mapping[str, str],
    *,
    annotation_id: str,
    annotator: str,
    words: tuple[str, ...],
    where: str,
    part: str,
    role: str = "annotator",
    created: datetime | None = None,
) -> Judgement:
    """The judgement in a row of either corpus: the columns that are called the same in both, and what is not."""
    return Judgement(
        annotation_id=annotation_id,
        annotator=annotator,
        text=row["text"],
        outlet=row["outlet"],
        link=row["news_link"],
        topic=row["topic"],
        leaning=row["type"],
        bias=row["label_bias"],
        opinion=row["label_opinion"],
        words=words,
        where=where,
        part=part,
        role=role,
        created=created,
    )


def written_phrases(cell: str) -> tuple[str, ...]:
    """The words and phrases of a cell, in their order."""
    return tuple(phrases(cell))


def add_judgements(judgements: Sequence[Judgement], into: DatasetBuilder) -> None:
    """Add all judgements, each sentence as an article of one sentence."""
    articles = _articles(judgements, into)
    out_of_step = _out_of_step(judgements)
    for annotator, (lost, all_) in out_of_step.items():
        into.problem(
            "out-of-step",
            f"{lost} of the {all_} words of annotator {annotator} stand nowhere in their sentences, so the file has "
            "them in the wrong rows; none of them was used",
            record=None,
        )
    for judgement in judgements:
        if (article := articles.get(judgement.annotation_id)) is not None:
            _judgement(judgement, article, judgement.annotator in out_of_step, into)


def _judgement(judgement: Judgement, article: Article, out_of_step: bool, into: DatasetBuilder) -> None:
    bias = _known(judgement.bias, _BIAS.get(judgement.bias.strip().lower()), "bias", judgement, into)
    first_word = judgement.opinion.strip().lower().partition(" ")[0]
    opinion = _known(judgement.opinion, _OPINION.get(first_word), "opinion", judgement, into)
    places, lost = _places(judgement, article, out_of_step, into)
    # Who wrote words that stand nowhere did mark some: to count that as a sentence without a mark would be wrong.
    offered = [SENTENCE] * bool(bias) + [WORD] * bool(places or not lost)
    name = into.annotation(
        judgement.annotation_id,
        article,
        judgement.annotator,
        role=judgement.role,
        offered=offered,
        created=judgement.created,
        part=judgement.part,
    )
    into.answer(name, "bias", bias)
    into.answer(name, "opinion", opinion)
    if bias == "biased":
        start = len(article.text) - len(article.text.lstrip())
        into.span(name, "sentence", SENTENCE, [(start, len(article.text.rstrip()))], article)
    for number, pieces in enumerate(places, 1):
        into.span(name, f"word-{number}", WORD, pieces, article)


def _places(
    judgement: Judgement, article: Article, out_of_step: bool, into: DatasetBuilder
) -> tuple[list[tuple[Offsets, ...]], bool]:
    """Where the words stand, each place once, and whether some stand nowhere."""
    found: list[tuple[Offsets, ...]] = []
    taken: list[Offsets] = []
    lost = out_of_step
    for phrase in judgement.words:
        aligned = None if out_of_step else align(article.text, phrase, taken)
        place = {"where": judgement.where, "annotation_id": judgement.annotation_id, "record": phrase}
        if aligned is None:
            lost = True
            why = "belongs to another row" if out_of_step else "does not stand in the sentence"
            into.problem("unaligned", f"{phrase!r} {why}", **place)
            continue
        if aligned.how == "respelled":
            told = article.text[slice(*aligned.pieces[0])]
            into.problem("respelled", f"{phrase!r} was taken for {told!r}", **place)
        if aligned.choices > 1:
            into.problem("ambiguous", f"{phrase!r} stands there {aligned.choices} times; a free one was taken", **place)
        if aligned.pieces not in found:
            found.append(aligned.pieces)
            taken.extend(aligned.pieces)
    return found, lost


def _known(written: str, value: str | None, what: str, judgement: Judgement, into: DatasetBuilder) -> str | None:
    if value is None and written.strip().lower() not in _UNDECIDED:
        into.problem(
            "value",
            f"{written!r} is no {what} that the corpus describes",
            where=judgement.where,
            annotation_id=judgement.annotation_id,
            record=written,
        )
    return value


def _out_of_step(judgements: Iterable[Judgement]) -> dict[str, tuple[int, int]]:
    """The annotators most of whose words stand nowhere in their sentences: how many of how many."""
    lost: Counter[str] = Counter()
    all_: Counter[str] = Counter()
    for judgement in judgements:
        for phrase in judgement.words:
            all_[judgement.annotator] += 1
            lost[judgement.annotator] += align(judgement.text, phrase) is None
    return {who: (lost[who], many) for who, many in all_.items() if many >= FEWEST_WORDS and 2 * lost[who] > many}


def _articles(judgements: Sequence[Judgement], into: DatasetBuilder) -> dict[str, Article]:
    """The article of each judgement by `annotation_id`; a row without a sentence has none."""
    rows: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        if judgement.text.strip():
            rows[judgement.text].append(judgement)
        else:
            into.problem("no-text", "the row has no sentence", where=judgement.where, record=None)
    articles: dict[str, Article] = {}
    groups: dict[str, str] = {}
    for same in _one_sentence(rows):
        article = _article(same, groups)
        articles |= {judgement.annotation_id: article for judgement in same}
    return articles


def _one_sentence(rows: dict[str, list[Judgement]]) -> list[list[Judgement]]:
    """The judgements of each sentence, the most frequent spelling first.

    The annotators' tables were edited by hand: quotation marks, dashes and spaces differ. Texts with the same letters
    are one sentence, unless somebody judged both: then the corpus has it twice.
    """
    variants: dict[str, list[list[Judgement]]] = defaultdict(list)
    for text in sorted(rows, key=lambda text: -len(rows[text])):
        people = {judgement.annotator for judgement in rows[text]}
        known = variants[_letters(text)]
        fitting = [same for same in known if people.isdisjoint(judgement.annotator for judgement in same)]
        if fitting:
            fitting[0].extend(rows[text])
        else:
            known.append(list(rows[text]))
    sentences = (same for known in variants.values() for same in known)
    order = {text: number for number, text in enumerate(rows)}
    return sorted(sentences, key=lambda same: order[same[0].text])


def _article(same: list[Judgement], groups: dict[str, str]) -> Article:
    def first(values: Iterable[str]) -> str:
        return next((value for value in values if value.strip()), "").strip()

    text, link = same[0].text, first(judgement.link for judgement in same)
    # Sentences of one report stay in one fold, and so do sentences that read the same.
    group = groups.setdefault(_letters(text), link or _letters(text))
    leaning = first(judgement.leaning for judgement in same)
    return make_article(
        title="",
        body=text,
        raw=text,
        reader_version=READER_VERSION,
        outlet=outlet_name(first(judgement.outlet for judgement in same)),
        url=link or None,
        topic=topic_name(first(judgement.topic for judgement in same)),
        group=group,
        extra={"leaning": leaning} if leaning else None,
    )


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
