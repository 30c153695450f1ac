"""The two seeds and their invented twins, in Markdown and HTML: fields, text, and not a word lost."""

import re
from collections import Counter

import pytest

from annotate.readers.read import read_articles
from tests.paths import CORPORA, ROOT
from unsourced.core.article import Article, Origin

PAGES = ROOT / "tests" / "annotate" / "pages"
SEEDS = CORPORA / "seeds"
WORD = re.compile(r"\w+")
FURNITURE = {"byline", "section", "provenance", "copyright", "social", "donation", "disclaimer", "fair-use", "contact"}

needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds in ../shared/corpora are not here")


def article(name: str) -> Article:
    (found,) = read_articles([PAGES / name])
    return found


def words(text: str) -> Counter[str]:
    return Counter(WORD.findall(text))


def rendered(markdown: str) -> str:
    """The words that a browser shows of a Markdown page, by way of HTML."""
    from lxml import html
    from markdown_it import MarkdownIt

    return "\n".join(html.fromstring(MarkdownIt("commonmark").render(markdown)).itertext())


def kept(article: Article) -> Counter[str]:
    return words("\n".join([article.text, *(piece.text for piece in article.removed)]))


@pytest.mark.parametrize(
    ("name", "title", "published", "original", "topic"),
    [
        ("ferry_road", "Border Guards Push Back Raiders On The Ferry Road Near Tolmin Ford", "11", "10", "Smuggling"),
        ("mill_dam", "Valley Report: Strike At The Mill Dam Enters Its Third Week", "09", "08", "Labour"),
    ],
)
@pytest.mark.parametrize("suffix", ["md", "html"])
def test_fields_of_the_twins(name: str, suffix: str, title: str, published: str, original: str, topic: str) -> None:
    month = "2019-02" if name == "ferry_road" else "2019-06"
    found = article(f"{name}.{suffix}")
    assert found.title == title
    assert found.outlet == "Open Ledger"
    assert found.published == f"{month}-{published}"
    assert found.origin == Origin("Hill Post", None, f"{month}-{original}")
    assert found.authors == ("Hill Post",)
    assert found.topic == topic
    assert found.extra["region"] == "Upper Valleys & Coast"
    assert found.language == "en"
    assert {piece.kind for piece in found.removed} >= FURNITURE - ({"donation"} if suffix == "html" else set())


@pytest.mark.parametrize("name", ["ferry_road", "mill_dam"])
def test_markdown_and_html_twins_have_the_same_text(name: str) -> None:
    assert article(f"{name}.md").text == article(f"{name}.html").text


def test_text_of_a_twin() -> None:
    found = article("mill_dam.md")
    paragraphs = found.body.split("\n\n")
    assert len(paragraphs) == 10
    assert paragraphs[0].startswith("The weavers' union")
    assert paragraphs[-1].endswith("plan what comes next.")
    assert "[paid by foreign mill owners]" in found.text
    assert found.text[: found.body_start] == f"{found.title}\n\n"
    assert not re.search(r"\]\(|\*|#|<http", found.text)


@pytest.mark.parametrize("name", ["ferry_road.md", "mill_dam.md"])
def test_no_word_of_a_markdown_twin_is_lost(name: str) -> None:
    assert kept(article(name)) == words(rendered((PAGES / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", ["ferry_road.html", "mill_dam.html"])
def test_no_word_of_an_html_twin_is_lost(name: str) -> None:
    from lxml import etree, html

    tree = html.document_fromstring((PAGES / name).read_bytes())
    etree.strip_elements(tree, "head", "script", "style", with_tail=False)
    assert kept(article(name)) == words("\n".join(tree.itertext()))


@needs_seeds
@pytest.mark.parametrize(
    ("pattern", "published", "original", "paragraphs"),
    [("000_*.txt", "2017-01-27", "2017-01-27", 4), ("003_*.txt", "2017-03-09", "2017-03-08", 10)],
)
def test_seeds(pattern: str, published: str, original: str, paragraphs: int) -> None:
    (path,) = SEEDS.glob(pattern)
    (found,) = read_articles([path])
    assert found.outlet == "Global Research"
    assert found.published == published
    assert found.origin == Origin("South Front", None, original)
    assert found.topic == "Terrorism"
    assert found.extra["region"] == "Middle East & North Africa"
    assert len(found.body.split("\n\n")) == paragraphs
    assert {piece.kind for piece in found.removed} >= FURNITURE - {"donation"}
    assert not re.search(r"\]\(|\*|#|Disclaimer|©|PayPal", found.text)
    assert kept(found) == words(rendered(path.read_text(encoding="utf-8")))


@needs_seeds
def test_the_bracketed_aside_of_the_second_seed_stays() -> None:
    (path,) = SEEDS.glob("003_*.txt")
    (found,) = read_articles([path])
    assert "[supported covertly by US-NATO]" in found.body
    assert "[" not in found.text.replace("[supported covertly by US-NATO]", "")
