"""How many articles a second do the rules read? Against NLTK's sentence and word splitting of the same text.

    python -m benchmarks.bench_suggest [--articles N]

Real articles (PolNeAR) where they are, else the shipped sample's kind of text repeated; rates are for articles of 500
words and processor time of one core, the best of three.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from nltk.tokenize import NLTKWordTokenizer

from annotate.rules.suggest import suggest
from unsourced.core.article import Article, make_article
from unsourced.core.sentences import sentences

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpora" / "polnear" / "train" / "text"
_INVENTED = (
    "The pumping house in Tarsk was damaged on Monday, officials said. “We do not know who did it,” Marta Oleny told "
    "reporters. According to local sources, the repair will take a week. Nobody was hurt.\n\n"
)


def texts(count: int) -> list[str]:
    if CORPUS.exists():
        return [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))[:count]]
    return [_INVENTED * 16] * count


def seconds(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    options = parser.parse_args()
    articles: list[Article] = []
    for text in texts(options.articles):
        title, _, body = text.partition("\n\n")
        articles.append(make_article(title=title, body=body or title, raw=text, reader_version="bench"))
    words = sum(len(article.text.split()) for article in articles)
    tokenizer = NLTKWordTokenizer()

    def split_with_nltk() -> None:
        for article in articles:
            for start, end in sentences(article.text):
                list(tokenizer.span_tokenize(article.text[start:end]))

    suggest(articles[0])
    ours = words / 500 / seconds(lambda: [suggest(article) for article in articles])
    peer = words / 500 / seconds(split_with_nltk)
    print(f"{len(articles)} articles, {words} words, as articles of 500 words a second of one core")
    print(f"  suggest                      {ours:8.0f}")
    print(f"  peer: NLTK sentences + words {peer:8.0f}")
    print(f"  ratio                        {ours / peer:8.2f}")


if __name__ == "__main__":
    main()
