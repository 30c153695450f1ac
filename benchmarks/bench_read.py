"""How fast are articles read? HTML beside trafilatura, Markdown beside markdown-it, JSONL beside json.

    python -m benchmarks.bench_read

Makes its own pages (invented words in a news site's template), reads each kind in turns with its peer, and prints
medians in articles per second and their ratio. The peers read the same files and give less: trafilatura the text and
the metadata, markdown-it an HTML rendering. Aim: at least 0.7 of the rate of trafilatura with metadata.
"""

import json
import random
import re
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura
from markdown_it import MarkdownIt

from annotate.readers.read import read_articles
from unsourced.core.article_records import article_to_record
from unsourced.io.record_files import write_records

PAGES = 150
ROUNDS = 5
WORDS = tuple(
    re.findall(
        r"\w+",
        "the of and to in a that for on with river wall town council ministry bridge market guards workers water stone "
        "said reported claimed denied built broke closed opened because although after before never again",
    )
)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        html, markdown = folder / "html", folder / "markdown"
        make_pages(html, markdown)
        jsonl = folder / "articles.jsonl"
        write_records(map(article_to_record, read_articles([markdown])), "jsonl", jsonl)
        parser = MarkdownIt("commonmark")
        compare("HTML", "trafilatura", lambda: read_articles([html]), lambda: each(html, with_metadata))
        compare(
            "HTML", "trafilatura, text only", lambda: read_articles([html]), lambda: each(html, trafilatura.extract)
        )
        compare("Markdown", "markdown-it", lambda: read_articles([markdown]), lambda: each(markdown, parser.render))
        compare(
            "JSONL",
            "json.loads",
            lambda: read_articles([jsonl]),
            lambda: [json.loads(line) for line in jsonl.open(encoding="utf-8")],
        )


def compare(kind: str, peer_name: str, ours: Callable[[], object], peer: Callable[[], object]) -> None:
    """Time both in turns, so that what else the machine does falls on both."""
    rates: dict[str, list[float]] = {"ours": [], "peer": []}
    for _ in range(ROUNDS):
        for name, run in (("ours", ours), ("peer", peer)):
            begun = time.perf_counter()
            run()
            rates[name].append(PAGES / (time.perf_counter() - begun))
    mine, others = (statistics.median(rates[name]) for name in ("ours", "peer"))
    print(f"{kind}: read {mine:,.0f} articles/s, {peer_name} {others:,.0f}/s, ratio {mine / others:.2f}")


def with_metadata(text: str) -> object:
    """What trafilatura gives of what an Article holds: text, title, author, date and site."""
    return trafilatura.bare_extraction(text, with_metadata=True)


def each(folder: Path, render: Callable[[str], object]) -> list[object]:
    return [render(path.read_text(encoding="utf-8")) for path in sorted(folder.iterdir())]


def make_pages(html: Path, markdown: Path) -> None:
    """The same invented articles of 300 to 900 words as HTML pages and as Markdown pages."""
    chance = random.Random(1)
    for folder in (html, markdown):
        folder.mkdir()
    for number in range(PAGES):
        title = " ".join(chance.choices(WORDS, k=8)).capitalize()
        body = [paragraph(chance) for _ in range(chance.randint(6, 18))]
        (html / f"{number}.html").write_text(html_of(title, body), encoding="utf-8")
        (markdown / f"{number}.md").write_text(markdown_of(title, body), encoding="utf-8")


def paragraph(chance: random.Random) -> str:
    sentences = [" ".join(chance.choices(WORDS, k=chance.randint(8, 25))).capitalize() + "." for _ in range(3)]
    return " ".join(sentences)


def html_of(title: str, body: list[str]) -> str:
    menu = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in WORDS)
    story = "\n".join(f"<p>{text}</p>" for text in body)
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title} - Open Ledger</title>'
        '<meta property="og:site_name" content="Open Ledger"></head>'
        f"<body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>{title}</h1>"
        f'<p class="meta">By <a href="/jane">Jane Doe</a></p><p>May 3, 2021</p>{story}'
        '<p>The original source of this article is <a href="#">Hill Post</a></p></article></main>'
        f"<aside><h3>Most read</h3><ul>{menu}</ul></aside><footer>© 2021 Open Ledger. All rights reserved.</footer>"
        "</body></html>"
    )


def markdown_of(title: str, body: list[str]) -> str:
    story = "\n\n".join(body)
    return (
        f"# {title}\n\nBy [Jane Doe](#)\n\nOpen Ledger, May 3, 2021\n\n{story}\n\n"
        "The original source of this article is [Hill Post](#)\n\n© 2021 Open Ledger. All rights reserved.\n"
    )


if __name__ == "__main__":
    main()
