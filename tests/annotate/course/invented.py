"""An invented article with gold, small enough to count by hand."""

from pathlib import Path

from annotate.course.lessons.gold import Gold, read_gold
from unsourced.core.article import Article, make_article
from unsourced.core.spans import Span
from unsourced.schemes.load import load_scheme

BODY = (
    "Insiders say the weir will burst. Nine sluices are rotten.\n\n"
    "“They [the wardens] saw it [and kept silent],” said Una Brock, who runs the mill. Rain fell on Monday."
)
GOLD = """
labels = ["source", "vague-source", "unsourced-claim", "editorial-insertion"]

[[spans]]
label = "vague-source"
quote = "Insiders"
reason = "Nobody can ask them."

[[spans]]
label = "unsourced-claim"
quote = "Nine sluices are rotten."
reason = "Who counted them?"

[[spans]]
label = "editorial-insertion"
quote = "[and kept silent]"
reason = "She did not say it."

[[spans]]
label = "source"
quote = "Una Brock, who runs the mill"
reason = "She can be asked."
accept = ["Una Brock"]

[[spans]]
label = "unsourced-claim"
quote = "the weir will burst"
reason = "A forecast, so it may be left out."
optional = true

[[sound]]
quote = "[the wardens]"
kind = "neutral brackets"
reason = "They say who is meant."

[[sound]]
quote = "Rain fell on Monday."
kind = "what the reporter saw"
reason = "It needs no source."
"""
LABELS = ("source", "vague-source", "unsourced-claim", "editorial-insertion")


def weir() -> Article:
    return make_article(title="Weir at Orrin leaks", body=BODY, raw="weir", reader_version="test")


def weir_gold(folder: Path, text: str = GOLD) -> Gold:
    """The gold of the article, read from a file in this folder."""
    path = folder / "weir.toml"
    path.write_text(text, encoding="utf-8")
    return read_gold([path], {"weir": weir()}, load_scheme())["weir"]


def mark(label: str, quote: str, reason: str = "") -> Span:
    """A mark of the first place where these words stand."""
    start = weir().text.index(quote)
    return Span(label=label, start=start, end=start + len(quote), reason=reason)
