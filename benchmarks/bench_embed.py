"""How many sentences a second does the embedding read on one thread, and how many once it has met them?

    python -m benchmarks.bench_embed

Beside it stands the plain peer of the other benchmarks, scikit-learn's TfidfVectorizer on words and pairs of words,
over the same invented sentences of 6 to 30 words.
"""

import os

os.environ["OMP_NUM_THREADS"] = "1"

import time
from collections.abc import Callable

from sklearn.feature_extraction.text import TfidfVectorizer

from benchmarks.bench_score import invented_articles
from classifier.embedding.encode import embed, installed
from classifier.token_model.token_table import word_table
from unsourced.core.sentences import sentences
from unsourced.errors import MissingExtraError


def main() -> None:
    try:
        installed()
    except MissingExtraError as error:
        print(f"skipped: {error}")
        return
    texts = [each.text[start:end] for each in invented_articles(40) for start, end in sentences(each.text)]
    embed(word_table(["The network is loaded."]))
    words = word_table(texts)
    peer = TfidfVectorizer(ngram_range=(1, 2)).fit(texts)
    print(f"{len(texts)} sentences, {len(words.type_of) / len(texts):.0f} tokens each, one thread")
    for name, work in (
        ("read", lambda: embed(words)),
        ("remembered", lambda: embed(words)),
        ("peer: TF-IDF", lambda: peer.transform(texts)),
    ):
        print(f"{name:14}{len(texts) / seconds(work):10,.0f} sentences/s")


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
