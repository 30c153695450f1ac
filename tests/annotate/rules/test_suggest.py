"""Suggestions for an article: spans that fit a scheme, as records and back, and the command."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.rules.detect import RULES_VERSION
from annotate.rules.suggest import suggest
from tests.paths import CORPORA
from unsourced.core.article import Article, make_article
from unsourced.core.spans import Suggestions
from unsourced.core.suggestion_records import read_suggestions, suggestions_to_records
from unsourced.errors import InputError
from unsourced.io.record_files import as_json
from unsourced.schemes.load import load_scheme, parse_scheme

_SEEDS = CORPORA / "seeds"
SCHEME = load_scheme()

# Twins of the two seeds: the same shapes, invented words.
_INSERTED = """\
The pumping house in Tarsk will give the town its water back, which stopped when gunmen [supported \
covertly by US-NATO] damaged the mains.

The hill fort held by the rebels will likely become the next target of the march. This will allow to successfully \
retake the mill from the rebels soon.

Velmoran and Orvanian soldiers share a camp near the bridge at Hesk, the Herald reported.

According to spokesman for the ministry, Jan Holm, both armies know where the other one is."""
_SOURCED = """\
The raid on Monday cut the road to Velm for an hour.

According to local sources, the brigade is set to march on the fort once the rain stops.

The raid was an attempt to ease the pressure on the fort."""


def _article(body: str, title: str = "The war in the valley", language: str = "en") -> Article:
    return make_article(title=title, body=body, raw=body, reader_version="test", language=language)


def _words(article: Article, suggestions: Suggestions, label: str) -> list[str]:
    return [article.text[span.start : span.end] for span in suggestions.spans if span.label == label]


def _link(article: Article, suggestions: Suggestions) -> list[tuple[str, str]]:
    places = {span.region_id: article.text[span.start : span.end] for span in suggestions.spans}
    return [(places[link.from_region], places[link.to_region]) for link in suggestions.relations]


def test_the_twin_with_the_insertion() -> None:
    article = _article(_INSERTED)
    found = suggest(article, SCHEME)
    assert found.article_id == article.id
    assert found.version == RULES_VERSION
    assert _words(article, found, "editorial-insertion") == ["[supported covertly by US-NATO]"]
    assert _words(article, found, "source") == ["the Herald", "spokesman for the ministry, Jan Holm"]
    assert _words(article, found, "speculation") == [
        "will likely become the next target of the march",
        "will allow to successfully retake the mill from the rebels soon",
    ]
    assert ("both armies know where the other one is", "spokesman for the ministry, Jan Holm") in _link(article, found)


def test_the_twin_with_the_vague_source() -> None:
    article = _article(_SOURCED)
    found = suggest(article, SCHEME)
    claim = "the brigade is set to march on the fort once the rain stops"
    assert _words(article, found, "vague-source") == ["local sources"]
    assert _link(article, found) == [(claim, "local sources")]
    assert _words(article, found, "unsourced-claim") == ["The raid was an attempt to ease the pressure on the fort"]


@pytest.mark.skipif(not _SEEDS.exists(), reason="the seeds are not on this machine")
def test_the_seeds() -> None:
    from annotate.readers.read import read_articles

    vague, inserted = read_articles(sorted(_SEEDS.glob("*.txt")))
    found = suggest(vague, SCHEME)
    assert _words(vague, found, "vague-source") == ["local sources"]
    ((claim, source),) = _link(vague, found)
    assert (vague.text.index(claim), source) == (vague.text.index("local sources") + 15, "local sources")
    found = suggest(inserted, SCHEME)
    assert _words(inserted, found, "editorial-insertion") == ["[supported covertly by US-NATO]"]
    assert [words[-5:] for words in _words(inserted, found, "source")] == ["Times", "Davis"]
    assert len(_words(inserted, found, "speculation")) >= 2
    assert _words(inserted, found, "vague-source") == []


def test_another_language_gets_nothing() -> None:
    assert suggest(_article("Kritiker sagen, the plan is bad, critics said.", language="de")).spans == ()
    assert suggest(_article("Critics said the plan was bad.", language="en-GB")).spans


def test_a_scheme_without_a_label_gets_no_such_span() -> None:
    smaller = parse_scheme('name = "small"\ntitle = "Small"\nversion = "1"\n' + _LABEL)
    found = suggest(_article(_SOURCED), smaller)
    assert {span.label for span in found.spans} == {"vague-source"}
    assert found.relations == ()
    assert all(not span.answers for span in found.spans)


_LABEL = """
[[labels]]
key = "vague-source"
name = "Vague"
group = "sourcing"
hotkey = "1"
colour = "#1b6ca8"
pattern = "solid"
sentence_rule = "any"
definition = "Nobody."
extent = "The words."
"""


_TEXT = st.lists(
    st.sampled_from(
        [
            "The",
            "critics",
            "said",
            "that",
            "Marta",
            "Oleny",
            ",",
            "“",
            "”",
            '"',
            "''",
            "[",
            "]",
            "(",
            ")",
            "according to",
            "local sources",
            ".",
            "He",
            "it is",
            "believed",
            "reportedly",
            "will",
            "likely",
            "who asked",
            "not to be named",
            "— Ed.",
            "so-called",
            "U.S.",
            ":",
            "\n",
            "told",
            "reporters",
            "by",
            "killed 14",
            "regime",
            "🙂",
            "é",
        ]
    ),
    min_size=1,
    max_size=60,
).map(" ".join)


@settings(max_examples=150)
@given(st.one_of(_TEXT, st.text(min_size=1, max_size=200)))
def test_any_text_gives_spans_that_fit_the_scheme(body: str) -> None:
    try:
        article = _article(body)
    except (InputError, UnicodeEncodeError):
        return
    found = suggest(article, SCHEME)
    names = [span.region_id for span in found.spans]
    assert names == [f"r{number}" for number in range(1, len(names) + 1)]
    assert [span.start for span in found.spans] == sorted(span.start for span in found.spans)
    for span in found.spans:
        assert 0 <= span.start < span.end <= len(article.text)
        assert span.label in SCHEME.label_keys
        assert span.score is not None
        assert 0 < span.score <= 1
        assert span.reason
    for one in found.spans:
        for other in found.spans:
            apart = one.end <= other.start or other.end <= one.start
            assert one is other or apart or SCHEME.may_overlap(one.label, other.label)
    labels = {span.region_id: span.label for span in found.spans}
    for link in found.relations:
        assert (labels[link.from_region], link.type) == ("attributed-claim", "sourced-from")
        assert labels[link.to_region] in {"source", "vague-source"}


def _written(tmp_path: Path, article: Article, found: Suggestions) -> Path:
    path = tmp_path / "spans.jsonl"
    lines = [as_json(record) for record in suggestions_to_records(article, found)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_records_read_back_without_a_change(tmp_path: Path) -> None:
    article = _article(_INSERTED)
    found = suggest(article, SCHEME)
    assert read_suggestions(_written(tmp_path, article, found), [article]) == {article.id: found}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"end": 9999}, "do not fit the span's text"),
        ({"start": -1}, "do not fit"),
        ({"text": "another text!"}, "has other words at"),
        ({"score": 3}, "field score"),
        ({"relations": [{"type": "sourced-from", "to": "r99"}]}, "a relation leads"),
        ({"version": "rules-0"}, "suggestions of rules-0 and of"),
        ({"region_id": "r2"}, "is given twice"),
        ({"label": ""}, "field label"),
    ],
)
def test_a_broken_record_is_named_by_its_line(tmp_path: Path, change: dict[str, object], words: str) -> None:
    article = _article(_SOURCED)
    records = [dict(record) for record in suggestions_to_records(article, suggest(article, SCHEME))]
    assert records[0]["text"] == "local sources"
    records[0].update(change)
    path = tmp_path / "spans.jsonl"
    path.write_text("\n".join(as_json(record) for record in records), encoding="utf-8")
    with pytest.raises(InputError, match=words) as failure:
        read_suggestions(path, [article])
    assert "spans.jsonl, line " in str(failure.value)


def test_a_file_that_is_no_jsonl(tmp_path: Path) -> None:
    path = tmp_path / "spans.jsonl"
    path.write_text("{}\nnonsense\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"line 1: field article_id"):
        read_suggestions(path)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="not UTF-8"):
        read_suggestions(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_suggestions(tmp_path / "none.jsonl")
