"""`load` of N articles into an empty project, against bare calls of Label Studio's SDK that import the same tasks.

Both in one run on one server, in pairs; printed are the articles a second of each, and the median of the pairs' ratios.
The peer makes one `import_tasks` call for each 1,000 tasks, which stand ready in memory: no journal, no lock, no check.

    python benchmarks/bench_load.py [--articles 10000] [--suggested 5000] [--pairs 5]
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

from annotate.label_studio.predictions import prediction, queue_score
from annotate.loading.load import ALL, NONE, load
from annotate.rules.suggest import suggest
from annotate.schemes.labeling_config import labeling_config
from annotate.studio import start, stop
from unsourced.core.article import Article, make_article
from unsourced.label_studio.client import Connection, connect
from unsourced.label_studio.tasks import task_of_article
from unsourced.schemes.load import load_scheme
from unsourced.schemes.scheme import Scheme

WORDS = 300
CALL = 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000, help="how many")
    parser.add_argument("--suggested", type=int, default=5000, help="how many where each gets suggestions")
    parser.add_argument("--pairs", type=int, default=5, help="how often each is measured")
    options = parser.parse_args()
    scheme = load_scheme()
    articles = invented_articles(options.articles)
    few = articles[: options.suggested]
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder)
        running = start(workspace)
        try:
            with connect(url=running.local_url, token=running.token) as connection:
                compare("without suggestions", connection, articles, scheme, workspace, NONE, options.pairs)
                compare("each with suggestions", connection, few, scheme, workspace, ALL, options.pairs)
        finally:
            stop(workspace)


def compare(
    what: str,
    connection: Connection,
    articles: Sequence[Article],
    scheme: Scheme,
    workspace: Path,
    share: float,
    pairs: int,
) -> None:
    """Print the rates of load and of the SDK, and their ratio in each pair."""
    began = time.perf_counter()
    tasks = [ready_made(article, scheme, share, place) for place, article in enumerate(articles)]
    making = time.perf_counter() - began
    spent: dict[str, list[float]] = {"SDK": [], "load": []}
    for number in range(pairs):
        # The database grows and the machine has moods: each goes first as often as the other.
        for who in ("SDK", "load") if number % 2 else ("load", "SDK"):
            title = f"{what} {who} {number}"
            began = time.perf_counter()
            if who == "SDK":
                bare(connection, title, tasks, scheme)
            else:
                load(connection, articles, project=title, scheme=scheme, workspace=workspace, share=share)
            spent[who].append(time.perf_counter() - began)
    ratios = [bare_seconds / load_seconds for bare_seconds, load_seconds in zip(*spent.values(), strict=True)]
    print(f"{len(articles)} articles, {what} (making these tasks takes {making:.1f} s, which the SDK is spared)")
    for who, seconds in spent.items():
        print(f"  {who:4}  {', '.join(f'{len(articles) / each:.0f}' for each in seconds)} articles/s")
    print(f"  load / SDK, median of {pairs}: {statistics.median(ratios):.2f}", flush=True)


def bare(connection: Connection, title: str, tasks: Sequence[dict[str, object]], scheme: Scheme) -> None:
    """The same tasks through the SDK, as its documentation does it."""
    project = connection.sdk.projects.create(title=title, label_config=labeling_config(scheme))
    for begin in range(0, len(tasks), CALL):
        connection.sdk.projects.import_tasks(
            id=project.id, request=list(tasks[begin : begin + CALL]), return_task_ids=True
        )


def ready_made(article: Article, scheme: Scheme, share: float, place: int) -> dict[str, object]:
    task = task_of_article(article)
    if share == ALL:
        task["predictions"] = [prediction(article, suggest(article, scheme), scheme, queue_score(place))]
    return task


def invented_articles(count: int, *, words: int = WORDS) -> list[Article]:
    """Articles of about so many words from sentences of the shipped sample, no two alike."""
    random = Random(20260)
    pages = sorted((Path(__file__).parents[1] / "unsourced" / "sample" / "pages").glob("*.md"))
    lines = [line for page in pages for line in page.read_text(encoding="utf-8").splitlines() if len(line) > 200]
    articles = []
    for number in range(count):
        paragraphs: list[str] = []
        while sum(len(paragraph.split()) for paragraph in paragraphs) < words:
            paragraphs.append(random.choice(lines))
        title = f"Report {number} from the harbour"
        body = "\n\n".join(paragraphs)
        articles.append(make_article(title=title, body=body, raw=f"{number} {body}", reader_version="bench"))
    return articles


if __name__ == "__main__":
    main()
