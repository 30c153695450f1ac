"""PolNeAR (Newell et al. 2018, LREC): political news with who says what, in brat's standoff format.

PART/text/ARTICLE.txt                          PART is train, annotator-training, …; ARTICLE is OUTLET_DATE_words
PART/attributions/ARTICLE_ANNOTATOR.ann        one file an annotator
metadata.tsv                                   authors and news agencies, where it is there
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from exports.corpora.brat_standoff import Event, TextBound, read_standoff
from exports.corpora.corpus_files import not_the_corpus, read_rows, read_text
from exports.corpora.dataset_builder import READER_VERSION, DatasetBuilder
from exports.corpora.outlet_names import outlet_name
from exports.dataset.dataset import Dataset
from unsourced.core.article import Article, make_article
from unsourced.core.offsets import OffsetMap, Offsets, normalise
from unsourced.errors import OffsetError
from unsourced.io.progress import progress
from unsourced.schemes.load import load_scheme

CITATION = "Newell et al. (2018), An Attribution Relations Corpus for Political News, LREC"
_LABELS = {"Source": "source", "Cue": "cue", "Content": "content"}
# What annotators marked for each other, not about the article.
_NOTES = ("Discuss", "Discard")
_LINKS = {"Source": "sourced-from", "Cue": "cued-by"}
_NOBODY = ("", "None", "NA")


@dataclass(frozen=True, slots=True)
class PolnearText:
    """An article, and the way from offsets of its file to its own."""

    article: Article
    offsets: OffsetMap
    before: int
    """Line breaks at the file's beginning, which the article is without."""

    def offsets_of(self, piece: Offsets) -> Offsets:
        """Raises OffsetError where the file has no such place."""
        start, end = (self.offsets.to_normal(offset) - self.before for offset in piece)
        return start, end


def read_polnear(path: Path, *, quiet: bool = True) -> Dataset:
    """PolNeAR's folder, or one part of it, as a Dataset: a relation runs from a content to its source and its cue.

    Raises InputError where a file is missing or cannot be read.
    """
    folders = sorted(folder for folder in path.rglob("attributions") if folder.is_dir()) if path.is_dir() else []
    files = [file for folder in folders for file in sorted(folder.glob("*.ann"))]
    if not files:
        raise not_the_corpus(path, "PolNeAR", "attributions/…_ANNOTATOR.ann")
    about = _metadata(path)
    collected = DatasetBuilder(corpus="polnear", scheme=load_scheme("polnear"))
    known: tuple[Path, PolnearText] | None = None
    for file in progress(files, "Reading annotations", total=len(files), quiet=quiet):
        name, _, annotator = file.stem.rpartition("_")
        source = file.parent.parent / "text" / f"{name}.txt"
        if known is None or known[0] != source:
            known = source, _text(source, about.get(name, {}))
        _annotation(file, annotator, known[1], collected)
    parts = sorted({folder.parent.name for folder in folders})
    return collected.dataset(citation=CITATION, files=parts)


def _metadata(path: Path) -> dict[str, dict[str, str]]:
    """What the corpus says of each article, by the name of its file; nothing where the list is not there."""
    file = next(
        (folder / "metadata.tsv" for folder in (path, path.parent) if (folder / "metadata.tsv").is_file()), None
    )
    if file is None:
        return {}
    rows = read_rows(file, ("filename", "author", "wire"), separator="\t", quoted=False)
    return {row["filename"]: row for _, row in rows}


def _text(path: Path, about: Mapping[str, str]) -> PolnearText:
    raw = read_text(path)
    text, offsets = normalise(raw)
    body = text.lstrip("\n")
    headline, gap, rest = body.partition("\n\n")
    # A headline of two lines would be changed into one, and no offset be true any more.
    as_title = bool(gap and rest.strip()) and headline == " ".join(headline.split()) and not rest.startswith("\n")
    outlet, _, rest_of_name = path.stem.partition("_")
    published = rest_of_name.partition("_")[0]
    author, agency = (about.get(name, "").strip() for name in ("author", "wire"))
    article = make_article(
        title=headline if as_title else "",
        body=rest if as_title else body,
        raw=raw,
        reader_version=READER_VERSION,
        outlet=outlet_name(outlet),
        published=published or None,
        authors=() if author in _NOBODY else (author,),
        extra={"file": path.stem} | ({} if agency in _NOBODY else {"agency": agency}),
    )
    return PolnearText(article, offsets, len(text) - len(body))


def _annotation(path: Path, annotator: str, text: PolnearText, into: DatasetBuilder) -> None:
    found = read_standoff(read_text(path), where=str(path))
    part = path.parent.parent.name
    name = into.annotation(f"{part}/{path.stem}", text.article, annotator, part=part)
    note = {"where": f"{part}/{path.name}", "annotation_id": name}
    labels = {mark.id: _LABELS[mark.type] for mark in found.marks.values() if _span(mark, name, text, note, into)}
    _relations(found.events, labels, name, note, into)
    for record in found.others:
        into.problem("note", "a note of the annotator's is not carried", record=record, **note)


def _span(mark: TextBound, name: str, text: PolnearText, note: Mapping[str, str], into: DatasetBuilder) -> bool:
    """Add a mark as a span, where it is one that can be added."""
    if mark.type in _NOTES:
        into.problem("note", f"{mark.type} is not carried", region_id=mark.id, record=mark.pieces, **note)
    if mark.type not in _LABELS:
        return False
    label = _LABELS[mark.type]
    try:
        pieces = [text.offsets_of(piece) for piece in mark.pieces]
        into.span(name, mark.id, label, _apart(pieces), text.article)
    except OffsetError as error:
        into.problem("offsets", error.what, region_id=mark.id, record=mark.pieces, **note)
        return False
    told = "".join(text.article.text[start:end] for start, end in pieces)
    if "".join(told.split()) != "".join(normalise(mark.text)[0].split()):
        into.problem(
            "copied", "its copied words are not those at its offsets", region_id=mark.id, record=mark.text, **note
        )
    return True


def _apart(pieces: Iterable[Offsets]) -> list[Offsets]:
    """The pieces in order, those that touch as one."""
    apart: list[Offsets] = []
    for start, end in sorted(pieces):
        if apart and start <= apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return apart


def _relations(
    events: Iterable[Event], labels: Mapping[str, str], name: str, note: Mapping[str, str], into: DatasetBuilder
) -> None:
    """From each content of an event to each source and cue of it; `labels` are those of the marks that are spans."""
    linked: set[tuple[str, str]] = set()
    for event in events:
        ends = [(role, mark) for role, mark in event.roles if role in _LABELS]
        fitting = [(role, mark) for role, mark in ends if labels.get(mark) == _LABELS[role]]
        contents = [mark for role, mark in fitting if role == "Content"]
        if len(fitting) < len(ends) or not contents:
            why = "has a part that is not marked so" if len(fitting) < len(ends) else "has no content to link"
            into.problem("relation", f"attribution {event.id} {why}", record=event.roles, **note)
        for content in contents:
            for role, mark in fitting:
                if role in _LINKS and (content, mark) not in linked:
                    linked.add((content, mark))
                    into.relation(name, content, mark, _LINKS[role])
