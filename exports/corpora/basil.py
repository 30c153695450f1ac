"""BASIL (Fan et al. 2019, EMNLP): reports of three outlets on the same events, with lexical and informational bias.

articles/YEAR/EVENT_N.json                           headline and paragraphs, each a list of sentences
annotations/resolved/YEAR/EVENT_N_ann.json           what two annotators settled on: the role is gold

Their offsets count within the sentence that an id names: `p3` is sentence 3 of the body, `title` the headline.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exports.corpora.corpus_files import not_the_corpus, read_json, read_text
from exports.corpora.dataset_builder import READER_VERSION, DatasetBuilder
from exports.corpora.outlet_names import outlet_name
from exports.dataset.dataset import Dataset
from unsourced.core.article import Article, make_article
from unsourced.core.offsets import Offsets, normalise
from unsourced.errors import InputError
from unsourced.io.progress import progress
from unsourced.schemes.load import load_scheme

CITATION = "Fan et al. (2019), In Plain Sight: Media Bias Through the Lens of Factual Reporting, EMNLP"
ANNOTATOR = "resolved"
_LABELS = {"lex": "lexical-bias", "inf": "informational-bias"}
_TEXTS = {"target": "target", "indirect-target-name": "indirect-target", "speaker": "speaker"}
_CHOICES = {
    "polarity": "polarity",
    "aim": "aim",
    "indirect-ally-opponent-sentiment": "indirect-sentiment",
    "quote": "quote",
}
_SENTENCE = re.compile(r"p(\d+)(?:_\d+)?")


@dataclass(frozen=True, slots=True)
class Report:
    """An article and where its sentences begin in it; `title` has the offsets of the headline."""

    article: Article
    sentences: tuple[Offsets, ...]
    title: Offsets


def read_basil(path: Path, *, quiet: bool = True) -> Dataset:
    """BASIL's folder as a Dataset. Raises InputError where a file is missing or lacks a field."""
    files = sorted((path / "annotations" / "resolved").rglob("*_ann.json"))
    if not files:
        raise not_the_corpus(path, "BASIL", "annotations/resolved/YEAR/…_ann.json")
    collected = DatasetBuilder(corpus="basil", scheme=load_scheme("basil"))
    for file in progress(files, "Reading articles", total=len(files), quiet=quiet):
        source = path / "articles" / file.parent.name / f"{file.stem.removesuffix('_ann')}.json"
        try:
            report = _report(source)
        except KeyError as error:
            raise InputError(f"lacks field {error}", where=str(source)) from error
        try:
            _annotation(file, report, collected)
        except KeyError as error:
            raise InputError(f"lacks field {error}", where=str(file)) from error
    return collected.dataset(citation=CITATION, files=["articles", "annotations/resolved"])


def _report(path: Path) -> Report:
    told = read_json(path)
    title = " ".join(normalise(told["title"])[0].split())
    paragraphs = [[normalise(sentence)[0].strip() for sentence in some] for some in told["body-paragraphs"]]
    article = make_article(
        title=title,
        body="\n\n".join(" ".join(some) for some in paragraphs),
        raw=read_text(path),
        reader_version=READER_VERSION,
        outlet=outlet_name(told["source"]),
        url=told["url"].strip() or None,
        published=told["date"].strip() or None,
        group=path.stem.rpartition("_")[0],
        extra={"event": told["main-event"], "entities": told["main-entities"]},
    )
    return Report(article, tuple(_sentences(paragraphs, article.body_start)), (0, len(title)))


def _sentences(paragraphs: list[list[str]], start: int) -> list[Offsets]:
    offsets = []
    for some in paragraphs:
        for sentence in some:
            offsets.append((start, start + len(sentence)))
            start += len(sentence) + 1
        start += 1
    return offsets


def _annotation(path: Path, report: Report, into: DatasetBuilder) -> None:
    told = read_json(path)
    article = report.article
    # Some files have no uuid of their own.
    name = into.annotation(path.stem.removesuffix("_ann"), article, ANNOTATOR, role="gold")
    for number, mark in enumerate(told["phrase-level-annotations"], 1):
        _mark(mark, f"{mark['id']}-{number}", name, report, path.name, into)
    about = told["article-level-annotations"]
    _choice(name, "feeling-event", about.get("author_feeling_main_event"), path.name, into)
    _choice(name, "stance", about.get("relative_stance"), path.name, into)
    into.answer(name, "author-feelings", _feelings(about, "author_feeling_"))
    into.answer(name, "reader-feelings", _feelings(about, "you_feeling_"))
    into.answer(name, "notes", str(about.get("notes") or "").strip())


def _mark(mark: Mapping[str, Any], region: str, name: str, report: Report, file: str, into: DatasetBuilder) -> None:
    offsets, moved = _offsets(mark, report)
    noted: dict[str, Any] = {"where": file, "annotation_id": name, "region_id": region, "record": dict(mark)}
    if mark["bias"] not in _LABELS or offsets is None:
        what = f"there is no bias {mark['bias']!r}" if offsets else f"{mark['txt']!r} does not stand in the article"
        into.problem("unaligned" if offsets is None else "value", what, **noted)
        return
    if moved:
        into.problem("moved", f"{mark['txt']!r} stands elsewhere than its offsets say, once", **noted)
    reason = str(mark.get("notes") or "").strip() or None
    into.span(name, region, _LABELS[mark["bias"]], [offsets], report.article, reason=reason)
    for field, question in _TEXTS.items():
        into.answer(name, question, str(mark.get(field) or "").strip(), region)
    for field, question in _CHOICES.items():
        _choice(name, question, mark.get(field), file, into, region)


def _offsets(mark: Mapping[str, Any], report: Report) -> tuple[Offsets | None, bool]:
    """Where the mark is, and whether that is elsewhere than it says.

    Offsets that do not give the marked words give way to the only place in the article that has them.
    """
    text, wanted = report.article.text, normalise(str(mark["txt"]))[0]
    sentence = _named(str(mark["id"]), report)
    start, end = mark["start"], mark["end"]
    if sentence and type(start) is int and type(end) is int:
        offsets = sentence[0] + start, sentence[0] + end
        if 0 <= start < end and offsets[1] <= sentence[1] and text[slice(*offsets)] == wanted:
            return offsets, False
    pattern = r"\s+".join(map(re.escape, wanted.split()))
    found = [match.span() for match in re.finditer(pattern, text)] if pattern else []
    here = [offsets for offsets in found if sentence and sentence[0] <= offsets[0] and offsets[1] <= sentence[1]]
    only = here if len(here) == 1 else found
    return (only[0], True) if len(only) == 1 else (None, False)


def _named(id_: str, report: Report) -> Offsets | None:
    if id_.startswith("title"):
        return report.title
    number = _SENTENCE.fullmatch(id_)
    known = number is not None and int(number[1]) < len(report.sentences)
    return report.sentences[int(number[1])] if number and known else None


def _choice(
    name: str, question: str, value: object, file: str, into: DatasetBuilder, region: str | None = None
) -> None:
    key = str(value or "").strip().replace("_", "-")
    asked = next(one for one in into.scheme.questions if one.key == question)
    if not key or key in {choice.key for choice in asked.choices}:
        into.answer(name, question, key, region)
    else:
        message = f"{value!r} is no answer to {question}"
        into.problem("value", message, where=file, annotation_id=name, region_id=region or "", record=value)


def _feelings(about: Mapping[str, Any], prefix: str) -> str:
    """One line a person or group: `Name: neg`."""
    told = {key.removeprefix(prefix): value for key, value in about.items() if key.startswith(prefix)}
    told.pop("main_event", None)
    return "\n".join(f"{who.replace('_', ' ')}: {value}" for who, value in told.items() if value)
