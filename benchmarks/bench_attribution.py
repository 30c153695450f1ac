"""Who says what: how well is it found on PolNeAR (Newell et al. 2018), and how fast?

    python -m benchmarks.bench_attribution [--full]

Prints, each beside named peers in the same run:
- tokens and exact spans of Source, Cue and Content on the last two months, learned from the months before. Peers: the
  rules (which know no cues), and a linear model of the same features for each token by itself, without a chain;
- links from a Content to its Source and its Cue, with marked and with found spans. Peer: the nearest in the sentence;
- sentences that carry an attributed claim, each publisher held out in turn. Peers: a verb of saying or a quotation
  mark; TF-IDF of words and pairs with logistic regression;
- speed, training time, size and time to load, in seconds of one core's work. Peer: the rules.
Without `--full` the tagger learns from every fourth article, which takes minutes less and costs some points. Figures
are of articles' first annotation. PolNeAR's text stays where it is: nothing is written.
"""

import argparse
import io
import re
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression, SGDClassifier
from sklearn.metrics import f1_score, roc_auc_score
from threadpoolctl import threadpool_limits

from annotate.rules.attribution.sources import CLAIM, SOURCE, VAGUE
from annotate.rules.detect import find_all
from classifier.attribution.attribute import Attribution, attribute
from classifier.attribution.feature_templates import batch_of
from classifier.attribution.linker import Linker
from classifier.attribution.sentence_features import SENTENCE_FEATURES, attribution_features
from classifier.attribution.tag_scheme import spans_of, tags_of
from classifier.attribution.tagger import Tagger, reading_of
from classifier.attribution.token_arrays import Reading
from classifier.attribution.training_examples import Example, examples
from exports.corpora import read_polnear
from exports.dataset.dataset import Dataset
from exports.dataset.sentence_targets import sentence_targets
from unsourced.core.types import Bool, Float32, Float64
from unsourced.schemes.scheme import Scheme

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpora" / "polnear" / "train"
LAST_MONTHS = "2016-08"
LABELS = ("source", "cue", "content")
Span = tuple[str, int, int]
Link = tuple[str, frozenset[int], frozenset[int]]
_SAYS = re.compile(r"[\"“”]|''|\b(?:said|says|told|according to|added|wrote|argued|claimed|warned|insisted|tweeted)\b")


@dataclass
class Counts:
    """What was right, found, and to be found."""

    right: float = 0
    found: float = 0
    gold: float = 0

    def add(self, right: float, found: float, gold: float) -> None:
        self.right, self.found, self.gold = self.right + right, self.found + found, self.gold + gold

    @property
    def f1(self) -> float:
        return 2 * self.right / max(self.found + self.gold, 1)


def feature_products(features: Float32) -> Float32:
    """The products of any two of a sentence's own features, which a linear model needs to see them together.

    `features` are rows of `attribution_features`; columns are in the order of
    `itertools.combinations(SENTENCE_FEATURES, 2)`.
    """
    one, other = np.triu_indices(len(SENTENCE_FEATURES), 1)
    found: Float32 = features[:, one] * features[:, other]
    return found


def main() -> None:
    with threadpool_limits(1):
        _main()


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="learn from every article before the last two months")
    options = parser.parse_args()
    if not CORPUS.is_dir():
        print(f"skipped: PolNeAR is not at {CORPUS}")
        return
    dataset = read_polnear(CORPUS)
    first = list({example.article.id: example for example in reversed(examples(dataset))}.values())[::-1]
    before = [example for example in first if (example.article.published or "") < LAST_MONTHS]
    after = [example for example in first if (example.article.published or "") >= LAST_MONTHS]
    before = before if options.full else before[::4]
    print(f"learned from {len(before)} articles, measured on {len(after)} of the last two months")

    readings = [reading_of(example.article) for example in before]
    started = time.process_time()
    tagger = Tagger(dataset.scheme)
    tagger.fit([example.article for example in before], [example.spans for example in before])
    trained = time.process_time() - started
    linker = Linker(dataset.scheme).fit(
        readings,
        [example.pieces(reading) for example, reading in zip(before, readings, strict=True)],
        [example.relations for example in before],
    )
    told, seconds, splitting = timed_attributions(tagger, linker, after)
    report_tokens(after, told, windows(tagger, before, readings, after))
    report_links(after, told, linker)
    report_speed(after, told, seconds, splitting, tagger, trained, dataset.scheme)
    report_sentences(dataset)


def timed_attributions(
    tagger: Tagger, linker: Linker, some: Sequence[Example]
) -> tuple[list[Attribution], dict[str, float], float]:
    articles = [example.article for example in some]
    started = time.process_time()
    readings = [reading_of(article) for article in articles]
    read = time.process_time() - started
    started = time.process_time()
    for _ in tagger.tag(readings):
        pass
    tagged = time.process_time() - started
    started = time.process_time()
    told = list(attribute(articles, tagger, linker))
    return told, {"tagging": tagged, "reading and tagging": read + tagged, "all": time.process_time() - started}, read


def windows(
    tagger: Tagger, before: Sequence[Example], readings: Sequence[Reading], after: Sequence[Example]
) -> list[list[Span]]:
    """The peer without a chain: each token by itself, from the tagger's own features."""

    def rows(some: Sequence[Reading]) -> sparse.csr_array:
        parts = []
        for begin in range(0, len(some), 32):
            columns = np.stack(list(tagger.features_.rows(batch_of(some[begin : begin + 32], tagger.table_))), axis=1)
            parts.append(columns)
        columns = np.concatenate(parts)
        shape = len(columns), len(tagger.weights_)
        ends = np.arange(len(columns) + 1, dtype=np.int32) * np.int32(columns.shape[1])
        return sparse.csr_array((np.ones(columns.size, dtype=np.float32), columns.ravel(), ends), shape=shape)

    tags = np.concatenate(
        [tags_of(reading, example.spans, LABELS) for reading, example in zip(readings, before, strict=True)]
    )
    model = SGDClassifier(loss="log_loss", alpha=1e-6, max_iter=6, tol=None, random_state=0).fit(rows(readings), tags)
    found = []
    for example in after:
        reading = reading_of(example.article)
        said = model.predict(rows([reading])).astype(np.int32)
        found.append(
            [
                (LABELS[label], int(reading.start[one]), int(reading.end[last - 1]))
                for label, one, last in spans_of(said, reading)
            ]
        )
    return found


def rule_spans(example: Example) -> list[Span]:
    names = {SOURCE: "source", VAGUE: "source", CLAIM: "content"}
    findings = find_all(example.article.text, example.article.body_start)
    return [(names[f.label], f.start, f.end) for f in findings if f.label in names]


def report_tokens(after: Sequence[Example], told: Sequence[Attribution], peer: Sequence[list[Span]]) -> None:
    ours = [[(r.label, *piece) for r in one.regions for piece in r.pieces] for one in told]
    for name, found in {
        "tagger": ours,
        "peer: a linear model of each token": peer,
        "peer: the rules": [rule_spans(example) for example in after],
    }.items():
        tokens = {label: Counts() for label in LABELS}
        exact = {label: Counts() for label in LABELS}
        publishers: dict[str, Counts] = {}
        for example, attribution, spans in zip(after, told, found, strict=True):
            gold = (tags_of(attribution.reading, example.spans, LABELS) + 1) // 2
            said = (tags_of(attribution.reading, spans, LABELS) + 1) // 2
            publisher = publishers.setdefault(example.article.outlet or "?", Counts())
            for number, label in enumerate(LABELS, 1):
                counted = ((gold == number) & (said == number)).sum(), (said == number).sum(), (gold == number).sum()
                tokens[label].add(*counted)
                publisher.add(*counted)
                one, other = ({span for span in some if span[0] == label} for some in (spans, example.spans))
                exact[label].add(len(one & other), len(one), len(other))
        micro = 2 * sum(c.right for c in tokens.values()) / sum(c.found + c.gold for c in tokens.values())
        print(f"\n{name}: tokens, micro F1 {micro:.3f}")
        print("  tokens      " + _row({label: counts.f1 for label, counts in tokens.items()}))
        print("  exact spans " + _row({label: counts.f1 for label, counts in exact.items()}))
        print("  tokens by publisher: " + _row({name: counts.f1 for name, counts in sorted(publishers.items())}))


def report_links(after: Sequence[Example], told: Sequence[Attribution], linker: Linker) -> None:
    keys = [tie.key for tie in linker.labels_.relations]
    gold_spans, found_spans = ({key: {"ours": Counts(), "nearest": Counts()} for key in keys} for _ in range(2))
    publishers: dict[str, Counts] = {}
    for example, one in zip(after, told, strict=True):
        reading = one.reading
        pieces = example.pieces(reading)
        tokens: dict[str, frozenset[int]] = {}
        for piece in pieces:
            tokens[piece.region] = tokens.get(piece.region, frozenset()) | set(range(piece.first, piece.last))
        links = [(key, claim, to) for key, claim, to in example.relations if claim in tokens and to in tokens]
        found = [(_tokens(reading, region.pieces)) for region in one.regions]
        for number, tie in enumerate(linker.labels_.relations):
            gold = {(claim, to) for key, claim, to in links if key == tie.key}
            claims = [piece for piece in pieces if piece.label in tie.claims]
            targets = [piece for piece in pieces if piece.label in tie.targets]
            best: dict[str, tuple[float, str]] = {}
            nearest: dict[str, str] = {}
            if claims and targets:
                offsets = [(p.first, p.last) for p in claims], [(p.first, p.last) for p in targets]
                scores = linker.link_scores(reading, *offsets, number)
                for row, claim in enumerate(claims):
                    column = int(scores[row].argmax())
                    if scores[row, column] >= max(linker.threshold, best.get(claim.region, (0,))[0]):
                        best[claim.region] = float(scores[row, column]), targets[column].region
                    near = _nearest(reading, offsets[0][row], offsets[1])
                    if near is not None:
                        nearest.setdefault(claim.region, targets[near].region)
            ours = {(claim, to) for claim, (_, to) in best.items()}
            gold_spans[tie.key]["ours"].add(len(ours & gold), len(ours), len(gold))
            gold_spans[tie.key]["nearest"].add(len(set(nearest.items()) & gold), len(nearest), len(gold))

            gold_tokens = [(tokens[claim], tokens[to]) for claim, to in gold]
            linked = [(found[claim], found[to]) for key, claim, to, _ in one.links if key == tie.key]
            counted = _meeting(linked, gold_tokens)
            found_spans[tie.key]["ours"].add(*counted)
            publishers.setdefault(example.article.outlet or "?", Counts()).add(*counted)
            some = [place for place, region in enumerate(one.regions) if region.label in tie.targets]
            spans = [(min(found[place]), max(found[place]) + 1) for place in some]
            beside = []
            for place, region in enumerate(one.regions):
                if region.label in tie.claims and spans:
                    near = _nearest(reading, (min(found[place]), max(found[place]) + 1), spans)
                    if near is not None:
                        beside.append((found[place], found[some[near]]))
            found_spans[tie.key]["nearest"].add(*_meeting(beside, gold_tokens))
    print("\nlinks, F1")
    for name, counts in (("marked spans", gold_spans), ("found spans, overlapping", found_spans)):
        for key in keys:
            ours_, peer = counts[key]["ours"].f1, counts[key]["nearest"].f1
            print(f"  {name}, {key}: {ours_:.3f}; peer, nearest in the sentence: {peer:.3f}")
    print("  found spans by publisher: " + _row({name: c.f1 for name, c in sorted(publishers.items())}))


def _tokens(reading: Reading, pieces: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(
        place
        for start, end in pieces
        for place in range(
            int(np.searchsorted(reading.end, start, side="right")), int(np.searchsorted(reading.start, end))
        )
    )


def _nearest(reading: Reading, claim: tuple[int, int], targets: Sequence[tuple[int, int]]) -> int | None:
    def gap(place: int) -> int:
        return max(claim[0] - targets[place][1], targets[place][0] - claim[1], 0)

    sentences = {int(reading.sentence[claim[0]]), int(reading.sentence[claim[1] - 1])}
    same = [place for place, target in enumerate(targets) if int(reading.sentence[target[0]]) in sentences]
    return min(same, key=gap, default=None)


def _meeting(
    found: Sequence[tuple[frozenset[int], frozenset[int]]], gold: Sequence[tuple[frozenset[int], frozenset[int]]]
) -> tuple[float, float, float]:
    """As counts whose F1 is that of precision over found links and recall over gold ones, by overlap of both ends."""
    right = sum(any(one[0] & other[0] and one[1] & other[1] for other in gold) for one in found)
    met = sum(any(one[0] & other[0] and one[1] & other[1] for one in found) for other in gold)
    return (right + met) / 2, len(found), len(gold)


def report_speed(
    after: Sequence[Example],
    told: Sequence[Attribution],
    seconds: dict[str, float],
    splitting: float,
    tagger: Tagger,
    trained: float,
    scheme: Scheme,
) -> None:
    many = sum(len(one.reading.offsets) for one in told)
    started = time.process_time()
    for example in after:
        find_all(example.article.text, example.article.body_start)
    rules = many / (time.process_time() - started)
    started = time.process_time()
    for one, example in zip(told, after, strict=True):
        attribution_features(example.article, one.reading.offsets)
    features = many / (time.process_time() - started)
    print(f"\nsentences a second on one core: the rules {rules:,.0f}; sentence features {features:,.0f}")
    for name, took in seconds.items():
        print(f"  {name} {many / took:,.0f} ({many / took / rules:.1f} times the rules)")
    print(f"  reading alone (sentences, tokens, quotations) {many / splitting:,.0f}")
    buffer = io.BytesIO()
    np.savez_compressed(buffer, allow_pickle=False, **tagger.arrays())
    buffer.seek(0)
    started = time.process_time()
    with np.load(buffer) as stored:
        Tagger.from_arrays(scheme, dict(stored))
    loaded = time.process_time() - started
    print(f"training {trained:.0f} s; {buffer.getbuffer().nbytes / 1e6:.1f} MB compressed; loads in {loaded:.2f} s")


def report_sentences(dataset: Dataset) -> None:
    shares = sentence_targets(dataset)
    shares = shares[shares["label"] == "content"]
    articles = {article.id: article for article in dataset.article_list()}
    parts, texts, outlets = [], [], []
    for article_id, rows in shares.groupby("article_id", sort=False):
        article = articles[str(article_id)]
        offsets = list(zip(rows["start"], rows["end"], strict=True))
        parts.append(attribution_features(article, offsets))
        texts += [article.text[start:end] for start, end in offsets]
        outlets += [article.outlet or "?"] * len(offsets)
    dense = np.concatenate(parts)
    dense = np.concatenate([dense, feature_products(dense)], axis=1)
    truth, units = shares["share"].to_numpy() >= 0.5, np.array(outlets)
    sentences = pd.Series(texts)
    print(f"\n{len(truth)} sentences, {truth.mean():.0%} with an attributed claim; each publisher held out in turn")
    rule = sentences.map(lambda text: 1.0 if _SAYS.search(text) else -1.0).to_numpy()
    _sentence_row("peer: a verb of saying or a quotation mark", truth, rule, units)
    for name, model in {"peer: TF-IDF + LR": _words, "signs and TF-IDF": _signs_and_words}.items():
        _sentence_row(name, truth, held_out(model, dense, sentences, truth, units), units)


Model = Callable[[Float32, pd.Series, Bool, Bool, Bool], Float64]


def held_out(model: Model, dense: Float32, texts: pd.Series, truth: Bool, units: NDArray[np.str_]) -> Float64:
    """What a model that never saw a publisher says of its sentences; above 0 is yes."""
    said = np.zeros(len(truth))
    for unit in np.unique(units):
        said[units == unit] = model(dense, texts, truth, units != unit, units == unit)
    return said


def _words(dense: Float32, texts: pd.Series, truth: Bool, train: Bool, test: Bool) -> Float64:
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=3, sublinear_tf=True)
    model = LogisticRegression(max_iter=300).fit(words.fit_transform(texts[train]), truth[train])
    found: Float64 = model.decision_function(words.transform(texts[test]))
    return found


def _signs_and_words(dense: Float32, texts: pd.Series, truth: Bool, train: Bool, test: Bool) -> Float64:
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=3, sublinear_tf=True)
    ours = sparse.hstack([2 * words.fit_transform(texts[train]), dense[train]]).tocsr()
    theirs = sparse.hstack([2 * words.transform(texts[test]), dense[test]]).tocsr()
    model = LogisticRegression(max_iter=300).fit(ours, truth[train])
    found: Float64 = model.decision_function(theirs)
    return found


def _sentence_row(name: str, truth: Bool, said: Float64, units: NDArray[np.str_]) -> None:
    by_unit = {str(unit): float(f1_score(truth[units == unit], said[units == unit] > 0)) for unit in np.unique(units)}
    print(f"  {name}: F1 {f1_score(truth, said > 0):.3f}, AUC {roc_auc_score(truth, said):.3f}; {_row(by_unit)}")


def _row(values: dict[str, float]) -> str:
    return ", ".join(f"{name} {value:.3f}" for name, value in values.items())


if __name__ == "__main__":
    main()
