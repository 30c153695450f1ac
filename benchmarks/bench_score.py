"""How fast is `score`? Against scikit-learn pipelines with as many labels, in one run.

    python -m benchmarks.bench_score [--articles N] [--rounds N]

Peers: TfidfVectorizer with LogisticRegression on words and pairs of words, and the same with the character n-grams that
our model has, too. Both get sentences that are already split. Ours is timed whole (sentences, rules, model, marks with
reasons), by the rules alone, and for the model's part alone; a tenth of the sentences is marked with each label.
Medians of rounds; a ratio above 1 says that ours is faster. Texts are PolNeAR's where it is there, else invented ones,
whose few words flatter everybody's caches.
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import Pipeline, make_pipeline, make_union

from annotate.rules.detect import RULES_VERSION
from classifier.features.ngrams import Vocabulary, character_vocabulary, inverse_document_frequency, word_vocabulary
from classifier.features.sentence_features import SURFACE_FEATURES
from classifier.model.model import LabelModel, Model
from classifier.model.persistence import load_model, save_model
from classifier.scoring.score import score
from classifier.token_model.features import type_columns
from classifier.token_model.model import WordModel
from classifier.token_model.sentence_aggregates import AGGREGATES, aggregates
from classifier.token_model.token_table import word_table
from unsourced.core.article import Article, make_article
from unsourced.core.sentences import sentences
from unsourced.schemes.load import load_scheme

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpora" / "polnear"
BARS = {"score, model of one label": 3000, "score, model and rules": 1000}
"""Sentences a second on one core of an unhurried machine, which the peers' own rates tell."""
WORDS = ["harbour", "council", "pier", "depot", "ferry", "school", "guild", "storm", "market", "office", "report"]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--articles", type=int, default=150, help="how many articles to score")
    options.add_argument("--rounds", type=int, default=5, help="how often to time each")
    chosen = options.parse_args()

    articles = corpus_articles(chosen.articles) or invented_articles(chosen.articles)
    texts = [article.text[start:end] for article in articles for start, end in sentences(article.text)]
    model = marking(model_of(texts), articles)
    print(
        f"{len(articles)} articles, {len(texts)} sentences, {len(model.learned)} labels, "
        f"{len(model.words.terms) + len(model.characters.terms)} terms"
    )
    words = peer_of(texts, len(model.learned), characters=False)
    characters = peer_of(texts, len(model.learned), characters=True)
    one = marking(model_of(texts, load_scheme().label_keys[:1]), articles)
    rates = {
        "peer, words": rate(lambda: words.predict_proba(texts), len(texts), chosen.rounds),
        "peer, words + characters": rate(lambda: characters.predict_proba(texts), len(texts), chosen.rounds),
        "our model's part": rate(lambda: model_part(model, texts), len(texts), chosen.rounds),
        "score, rules alone": rate(lambda: list(score(articles)), len(texts), chosen.rounds),
        "score, model of one label": rate(
            lambda: list(score(articles, [one], labels=one_label(one))), len(texts), chosen.rounds
        ),
        "score, model and rules": rate(lambda: list(score(articles, [model])), len(texts), chosen.rounds),
    }
    for name, value in rates.items():
        ratios = ", ".join(
            f"{value / rates[peer]:.2f} of {peer}" for peer in list(rates)[:2] if not name.startswith("peer")
        )
        bar = f" (bar: {BARS[name]:,})" if name in BARS else ""
        print(f"{name}: {value:,.0f} sentences/s{bar}{'; ' + ratios if ratios else ''}")
    file_figures(model, chosen.rounds)


def corpus_articles(count: int) -> list[Article]:
    files = sorted(CORPUS.rglob("*.txt"))[:count]
    read = [file.read_text(encoding="utf-8").strip() for file in files]
    return [make_article(title="", body=text, raw=text, reader_version="bench") for text in read if text]


def invented_articles(count: int) -> list[Article]:
    chance = random.Random(1)
    made = []
    for _ in range(count):
        lines = [" ".join(chance.choices(WORDS, k=chance.randint(6, 30))).capitalize() + "." for _ in range(30)]
        made.append(make_article(title="", body=" ".join(lines), raw=str(lines), reader_version="bench"))
    return made


def model_part(model: Model, texts: list[str]) -> object:
    """What a model adds to the rules: the words' chances, and the log-odds of sentences."""
    words = word_table(texts)
    features = np.zeros((len(texts), len(model.feature_weights)), dtype=np.float32)
    return model.logits(texts, features, aggregates(model.word_model.probabilities(words), words.ends))


def one_label(model: Model) -> list[str]:
    return [label.label for label in model.learned]


def model_of(texts: list[str], learned: Sequence[str] | None = None) -> Model:
    """A model with weights drawn by chance for every label: how fast it is does not depend on what it says."""
    scheme, chance = load_scheme(), np.random.default_rng(1)
    words, characters = word_vocabulary(texts), character_vocabulary(texts)
    rule_labels = scheme.label_keys
    kept = [
        Vocabulary(vocabulary.terms, inverse_document_frequency(counts))
        for vocabulary, counts in (
            (words, words.word_counts(texts)),
            (characters, characters.character_counts(texts)),
        )
    ]
    chosen = tuple(learned or scheme.label_keys)
    columns = np.unique(np.concatenate([type_columns(word) for word in word_table(texts).types]))
    word_model = WordModel(
        labels=chosen,
        columns=columns,
        weights=chance.normal(0, 0.1, (len(columns), len(chosen))).astype(np.float16).astype(np.float32),
        intercepts=np.full(len(chosen), -4, dtype=np.float32),
    )
    aggregate_count = len(AGGREGATES) * len(chosen)
    features = len(words.terms) + len(characters.terms) + 2 * len(rule_labels) + len(SURFACE_FEATURES) + aggregate_count
    return Model(
        scheme=scheme,
        version="model-bench",
        rules_version=RULES_VERSION,
        rule_labels=rule_labels,
        has_attribution=False,
        words=kept[0],
        characters=kept[1],
        word_model=word_model,
        weights=chance.normal(0, 1, (features, len(chosen))).astype(np.float32),
        centre=np.zeros(aggregate_count, dtype=np.float32),
        intercepts=np.full(len(chosen), -2, dtype=np.float32),
        labels=tuple(LabelModel(label=label, learned=label in chosen, threshold=0.75) for label in scheme.label_keys),
        card={},
    )


def marking(model: Model, articles: Sequence[Article], share: float = 0.1) -> Model:
    """The model with thresholds that have it mark this share of the sentences with each label: marks cost time."""
    found = [sentence.values for each in score(articles, [model], explain=False) for sentence in each.sentences]
    thresholds = {
        label.label: float(np.quantile([values[label.label] or 0.0 for values in found], 1 - share))
        for label in model.learned
    }
    labels = tuple(replace(label, threshold=thresholds.get(label.label, label.threshold)) for label in model.labels)
    return replace(model, labels=labels)


def peer_of(texts: list[str], labels: int, *, characters: bool) -> Pipeline:
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2)
    vectoriser = make_union(words, TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2))
    truth = np.random.default_rng(1).random((len(texts), labels)) < 0.1
    # A rough fit is as fast to predict with as a good one.
    classifier = OneVsRestClassifier(LogisticRegression(tol=0.1))
    return make_pipeline(vectoriser if characters else words, classifier).fit(texts, truth)


def rate(run: Callable[[], object], count: int, rounds: int) -> float:
    """Sentences a second, the median of some rounds after one to warm up."""
    run()
    seconds = []
    for _ in range(rounds):
        begun = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - begun)
    return count / statistics.median(seconds)


def file_figures(model: Model, rounds: int) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bench.skops"
        begun = time.perf_counter()
        save_model(model, path)
        saving = time.perf_counter() - begun
        loading = 1 / rate(lambda: load_model(path), 1, rounds)
        size = path.stat().st_size / 1e6
    print(f"model file: {size:.1f} MB, saved in {saving:.2f} s, loaded in {loading * 1000:.0f} ms")


if __name__ == "__main__":
    main()
