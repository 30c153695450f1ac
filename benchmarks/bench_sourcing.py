"""How well do the rules find sources and claims? Against PolNeAR's Source and Content spans (Newell et al. 2018).

    python -m benchmarks.bench_sourcing [--limit N] [--errors N]

Prints precision, recall and F1 of sources (identifiable and vague together) as exact spans, as overlapping spans and
as characters, and of claims as characters, beside a named peer: every capitalised sequence or pronoun beside one of
a dozen report verbs. PolNeAR also counts beliefs and intentions ("wants", "supports") as attributions, so recall is
given apart for attributions whose cue is a word of saying.
"""

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from annotate.rules.attribution.sources import CLAIM, SOURCE, VAGUE
from annotate.rules.detect import find_all
from unsourced.core.offsets import Offsets

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpora" / "polnear" / "train"
_SAYING = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|accord(?:s|ed|ing)|claim|add(?:s|ed|ing)|argu|insist|warn|den(?:y|ie)"
    r"|announc|report|tweet|wr(?:ite|ote)|stat(?:e|ed|es|ing)\b|explain|declar|not(?:e|ed|es|ing)\b|accus|acknowledg|respond|confirm)",
    re.I,
)
_PEER = re.compile(
    r"((?:[A-Z][\w.'’-]+\s){1,4}|[Hh]e\s|[Ss]he\s|[Tt]hey\s)(?:said|says|told|added|wrote|argued|claimed|warned|insisted|noted|announced|tweeted)\b"
    r"|(?:said|says)\s((?:[A-Z][\w.'’-]+\s?){1,4})"
)


@dataclass
class Gold:
    """The attributions of one annotation of an article."""

    sources: list[Offsets] = field(default_factory=list)
    said: list[Offsets] = field(default_factory=list)
    contents: list[Offsets] = field(default_factory=list)


@dataclass
class Score:
    """True positives seen from both sides, since one span can overlap several."""

    found_right: float = 0
    found: float = 0
    gold_found: float = 0
    gold: float = 0

    def add(self, found_right: float, found: float, gold_found: float, gold: float) -> None:
        self.found_right += found_right
        self.found += found
        self.gold_found += gold_found
        self.gold += gold

    def __str__(self) -> str:
        precision = self.found_right / max(self.found, 1)
        recall = self.gold_found / max(self.gold, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}   ({self.found:.0f} found, {self.gold:.0f} gold)"


def read_gold(path: Path) -> Gold:
    """The attributions of a brat standoff file; a discontinuous span gives its pieces."""
    spans: dict[str, tuple[str, list[Offsets]]] = {}
    gold = Gold()
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if parts[0].startswith("T") and len(parts) > 1:
            kind, _, places = parts[1].partition(" ")
            pieces = [tuple(map(int, piece.split())) for piece in places.split(";")]
            spans[parts[0]] = kind, [(piece[0], piece[1]) for piece in pieces]
            if kind == "Content":
                gold.contents += spans[parts[0]][1]
        elif parts[0].startswith("E"):
            roles = [tuple(role.split(":")) for role in parts[1].split()]
            cues = [spans[name][1] for role, name in roles if role.startswith("Cue") and name in spans]
            for role, name in roles:
                if role.startswith("Source") and name in spans:
                    pieces_ = spans[name][1]
                    whole = min(a for a, _ in pieces_), max(b for _, b in pieces_)
                    if whole not in gold.sources:
                        gold.sources.append(whole)
                    text = _TEXT[path]
                    if any(_SAYING.search(text[a:b]) for cue in cues for a, b in cue) and whole not in gold.said:
                        gold.said.append(whole)
    return gold


_TEXT: dict[Path, str] = {}


def articles(limit: int | None, part: str) -> Iterator[tuple[str, str, Gold]]:
    """Name, text and the first annotation of each article."""
    names: dict[str, Path] = {}
    for path in sorted((CORPUS / "attributions").glob("*.ann")):
        names.setdefault(path.stem.rsplit("_", 1)[0], path)
    order = sorted(names)
    random.Random(7).shuffle(order)
    half = len(order) // 2
    order = {"read": order[:half], "unread": order[half:], "all": order}[part]
    for name in order[:limit]:
        text = (CORPUS / "text" / f"{name}.txt").read_text(encoding="utf-8")
        _TEXT[names[name]] = text
        yield name, text, read_gold(names[name])


def spans_score(score: Score, found: Iterable[Offsets], gold: list[Offsets], *, exact: bool) -> None:
    found = list(dict.fromkeys(found))

    def meets(one: Offsets, other: Offsets) -> bool:
        return one == other if exact else one[0] < other[1] and other[0] < one[1]

    score.add(
        sum(any(meets(f, g) for g in gold) for f in found),
        len(found),
        sum(any(meets(f, g) for f in found) for g in gold),
        len(gold),
    )


def characters_score(score: Score, found: Iterable[Offsets], gold: Iterable[Offsets]) -> None:
    ours = {place for start, end in found for place in range(start, end)}
    theirs = {place for start, end in gold for place in range(start, end)}
    both = len(ours & theirs)
    score.add(both, len(ours), both, len(theirs))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--errors", type=int, default=0, help="print this many misses and false marks")
    parser.add_argument(
        "--part",
        choices=("read", "unread", "all"),
        default="unread",
        help="the half that was read while the rules were written, or the other",
    )
    options = parser.parse_args()
    if not CORPUS.exists():
        sys.exit(f"skipped: no corpus at {CORPUS}")
    scores = {name: Score() for name in ("exact", "overlap", "characters", "claims", "said", "peer")}
    missed: list[str] = []
    false: list[str] = []
    kinds: Counter[str] = Counter()
    for _, text, gold in articles(options.limit, options.part):
        body = text.find("\n\n") + 2
        findings = find_all(text, body if body > 1 else 0)
        sources = [(f.start, f.end) for f in findings if f.label in {SOURCE, VAGUE}]
        kinds.update(f.label for f in findings)
        spans_score(scores["exact"], sources, gold.sources, exact=True)
        spans_score(scores["overlap"], sources, gold.sources, exact=False)
        spans_score(scores["said"], sources, gold.said, exact=False)
        characters_score(scores["characters"], sources, gold.sources)
        characters_score(scores["claims"], [(f.start, f.end) for f in findings if f.label == CLAIM], gold.contents)
        peer = [(m.start(m.lastindex or 1), m.end(m.lastindex or 1)) for m in _PEER.finditer(text)]
        spans_score(scores["peer"], peer, gold.sources, exact=False)
        for start, end in gold.said:
            if not any(s < end and start < e for s, e in sources):
                missed.append(_show(text, start, end))
        for start, end in sources:
            if not any(s < end and start < e for s, e in gold.sources):
                false.append(_show(text, start, end))
    print(f"PolNeAR, {options.part} half; spans found by label: {dict(kinds)}")
    for name, what in {
        "exact": "sources, exact spans",
        "overlap": "sources, overlapping spans",
        "characters": "sources, characters",
        "said": "sources of saying (read the recall only)",
        "claims": "claims, characters",
        "peer": "peer: names and pronouns beside a dozen verbs, overlapping spans",
    }.items():
        print(f"  {what:68s} {scores[name]}")
    chooser = random.Random(options.errors)
    for title, lines in (("MISSED", missed), ("FALSE", false)):
        for line in chooser.sample(lines, min(options.errors, len(lines))):
            print(title, line)


def _show(text: str, start: int, end: int) -> str:
    left, right = text[max(0, start - 90) : start], text[end : end + 90]
    return f"…{left}>>{text[start:end]}<<{right}…".replace("\n", "¶")


if __name__ == "__main__":
    main()
