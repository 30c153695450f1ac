"""The `group` field, and the groups of the shipped sample, which says itself what was reposted."""

import tomllib
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from annotate.reposts import find_reposts, grouped
from tests.annotate.reposts.building import REPORTS, article, with_words_replaced
from unsourced.core.article import short_hash
from unsourced.core.article_records import read_article_records

SAMPLE = Path(str(files("unsourced") / "sample"))
TWO = [article(REPORTS[0], outlet="One"), article(with_words_replaced(REPORTS[0], 8), outlet="Other")]
ALONE = article(REPORTS[1])


def test_the_sample_has_the_groups_that_it_declares() -> None:
    reposts = tomllib.loads((SAMPLE / "sample.toml").read_text(encoding="utf-8"))["reposts"]
    pages = {short_hash(page.read_bytes()): page.stem for page in (SAMPLE / "pages").iterdir()}
    found = find_reposts(list(read_article_records(SAMPLE / "articles.jsonl")))
    copies: dict[str, set[str]] = {}
    for repost in reposts:
        copies.setdefault(repost["original"], {repost["original"]}).add(repost["repost"])
    seen = {}
    for group in found.groups:
        assert group.original.index is not None, group.original.reasons
        names = [pages[article.source_id] for article in group.articles]
        seen[names[group.original.index]] = set(names)
    assert seen == copies


def test_both_get_one_group_and_the_other_none() -> None:
    one, other, alone = grouped([*TWO, ALONE])
    assert one.group is not None
    assert one.group == other.group
    assert alone.group is None
    assert grouped([one, other, alone]) == [one, other, alone]


def test_the_name_follows_from_the_texts() -> None:
    renamed = [replace(found, outlet="X", published="2024-01-01", url="u", id="other") for found in TWO]
    assert {found.group for found in grouped(renamed)} == {found.group for found in grouped(list(reversed(TWO)))}


def test_a_group_that_was_there_stays() -> None:
    given = [replace(TWO[0], group="strait"), TWO[1], replace(ALONE, group="strait"), article(REPORTS[2], group="own")]
    assert [found.group for found in grouped(given)] == ["strait", "strait", "strait", "own"]
    # What is reported is only what shares words.
    assert [len(group.articles) for group in find_reposts(given).groups] == [2]


def test_two_groups_that_share_words_become_one() -> None:
    given = [replace(TWO[0], group="b"), replace(TWO[1], group="a"), replace(ALONE, group="b")]
    assert [found.group for found in grouped(given)] == ["a", "a", "a"]


def test_none_and_one() -> None:
    assert grouped([]) == []
    assert grouped([ALONE]) == [ALONE]
    assert find_reposts([ALONE]).groups == ()
