"""Does the sentence model learn more than plain TF-IDF? On BABE (Spinde et al. 2021), in the same folds.

    python -m benchmarks.bench_babe

Prints weighted F1 at threshold 0.5 of the sentence model and of its named peer, scikit-learn's TfidfVectorizer (words
and pairs of words) with LogisticRegression on the majority label; with random folds and with folds by outlet.
Differences under 0.01 are noise. BABE's text stays where it is: nothing is written.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.pipeline import make_pipeline

from annotate.suggest import suggest
from classifier.clues import rule_clues, shapes
from classifier.cross_validation import count_ngrams, held_out
from classifier.folds import folds
from classifier.logistic import sigmoid
from classifier.sentence_table import SentenceTable
from unsourced.article import make_article

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpora" / "babe"
Numbers = NDArray[np.int64]


def main() -> None:
    if not CORPUS.is_dir():
        print(f"skipped: BABE is not at {CORPUS}")
        return
    sentences = babe()
    begun = time.perf_counter()
    table = as_table(sentences)
    print(f"{len(table.texts)} sentences; the rules took {time.perf_counter() - begun:.0f} s")
    truth = (sentences["label_bias"] == "Biased").to_numpy()
    for name, units in (
        ("random folds", np.arange(len(truth))),
        ("outlet-disjoint", pd.factorize(sentences["outlet"])[0].astype(np.int64)),
    ):
        ours, ours_seconds = timed(partial(of_sentence_model, table, units))
        peer, peer_seconds = timed(partial(of_peer, table.texts, truth, units))
        ours_f1, peer_f1 = (f1_score(truth, said, average="weighted") for said in (ours, peer))
        print(
            f"{name}: sentence model {ours_f1:.3f} ({ours_seconds:.0f} s), "
            f"word TF-IDF + LR {peer_f1:.3f} ({peer_seconds:.0f} s), difference {ours_f1 - peer_f1:+.3f}"
        )


def babe() -> pd.DataFrame:
    """One row a sentence with `text, outlet, label_bias` and `share`, the share of annotators who said Biased."""
    final = pd.read_csv(CORPUS / "final_labels_SG2.csv", sep=";")
    raw = pd.read_csv(CORPUS / "raw_labels_SG2.csv", sep=";")
    final = final[final["label_bias"] != "No agreement"].drop_duplicates("text").reset_index(drop=True)
    # The two files quote differently.
    share = (raw["label_bias"] == "Biased").groupby(raw["text"].str.replace('"', "")).mean()
    known = final["text"].str.replace('"', "").map(share)
    return final.assign(share=np.where(known.isna(), final["label_bias"] == "Biased", known))


def as_table(sentences: pd.DataFrame) -> SentenceTable:
    """Each sentence as an article of its own."""
    articles = [
        make_article(title="", body=text, raw=text, reader_version="babe", outlet=outlet)
        for text, outlet in zip(sentences["text"], sentences["outlet"], strict=True)
    ]
    places = [[(0, len(article.text))] for article in articles]
    spans = [suggest(article).spans for article in articles]
    labels = tuple(sorted({span.label for found in spans for span in found}))
    clues = [rule_clues(found, labels, place) for found, place in zip(spans, places, strict=True)]
    return SentenceTable(
        labels=("biased",),
        rule_labels=labels,
        texts=tuple(article.text for article in articles),
        places=tuple(place[0] for place in places),
        article_ids=tuple(article.id for article in articles),
        shares=sentences[["share"]].to_numpy(dtype=np.float64),
        rule_scores=np.vstack([best for best, _ in clues]),
        rule_cover=np.vstack([cover for _, cover in clues]),
        shapes=np.vstack([shapes(article, place) for article, place in zip(articles, places, strict=True)]),
        groups=np.arange(len(articles)),
        outlets=np.arange(len(articles)),
        abstained=0,
    )


def of_sentence_model(table: SentenceTable, units: Numbers) -> NDArray[np.bool_]:
    apart = replace(table, groups=units, outlets=units)
    return np.asarray(sigmoid(held_out(apart, count_ngrams(apart), [0]).logits[:, 0]) >= 0.5)


def of_peer(texts: tuple[str, ...], truth: NDArray[np.bool_], units: Numbers) -> NDArray[np.bool_]:
    said = np.zeros(len(truth), dtype=bool)
    all_texts = np.array(texts, dtype=object)
    for training, rest in folds(units):
        peer = make_pipeline(TfidfVectorizer(ngram_range=(1, 2)), LogisticRegression(max_iter=1000))
        said[rest] = peer.fit(all_texts[training], truth[training]).predict(all_texts[rest])
    return said


def timed(run: Callable[[], NDArray[np.bool_]]) -> tuple[NDArray[np.bool_], float]:
    begun = time.perf_counter()
    return run(), time.perf_counter() - begun


if __name__ == "__main__":
    main()
