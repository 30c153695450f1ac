"""`unsourced reposts` as its user calls it."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.annotate.reposts.building import REPORTS, article, with_words_replaced
from unsourced.core.article import Article
from unsourced.core.article_records import article_to_record, read_article_records
from unsourced.errors import BatchError, InputError
from unsourced.main import unsourced

SAMPLE = str(files("unsourced") / "sample" / "articles.jsonl")


def call(*arguments: str) -> Result:
    return CliRunner().invoke(unsourced, ["reposts", *arguments], catch_exceptions=True)


def written(path: Path, *articles: Article) -> str:
    path.write_text("".join(json.dumps(article_to_record(one)) + "\n" for one in articles), encoding="utf-8")
    return str(path)


def test_people_see_groups_original_and_changes() -> None:
    done = call(SAMPLE, "--quiet")
    assert done.exit_code == 0
    assert done.stderr == ""
    assert done.stdout.count("← likely original") == 8
    assert "The Harbour Cry names The Ostrel Ledger as its source" in done.stdout
    assert "in B, not in A: “[Velsand Marine, the contractor]”" in done.stdout
    assert "8 groups with 17 of 28 articles; 11 share no passage with another." in done.stdout
    assert "plagiar" not in done.stdout.lower()
    assert max(map(len, done.stdout.split("same-")[1].splitlines())) < 140


def test_the_articles_come_back_with_their_group(tmp_path: Path) -> None:
    out = tmp_path / "grouped.jsonl"
    assert call(SAMPLE, "--format", "jsonl", "--out", str(out)).exit_code == 0
    articles = list(read_article_records(out))
    assert len(articles) == 28
    assert sum(one.group is not None for one in articles) == 17
    # Reading what it wrote changes nothing, and neither does grouping it again.
    again = CliRunner().invoke(unsourced, ["read", str(out), "--quiet"])
    assert again.stdout == out.read_text(encoding="utf-8")
    assert call(str(out), "--format", "jsonl", "-q").stdout == again.stdout


def test_groups_as_json_have_true_offsets() -> None:
    groups = json.loads(call(SAMPLE, "--format", "json", "-q").stdout)
    texts = {one.id: one.text for one in read_article_records(Path(SAMPLE))}
    assert len(groups) == 8
    changes = [(found, change) for group in groups for found in group["comparisons"] for change in found["changes"]]
    assert len(changes) > 50
    for found, change in changes:
        for side in "ab":
            if change[f"{side}_start"] is not None and change["type"] == "change":
                assert texts[found[side]][change[f"{side}_start"] : change[f"{side}_end"]] == change[f"words_{side}"]
    assert all(group["original"] in {one["article_id"] for one in group["articles"]} for group in groups)
    assert all(group["evidence"] and group["shared"] for group in groups)


def test_undetermined_is_said(tmp_path: Path) -> None:
    path = written(tmp_path / "two.jsonl", article(REPORTS[0]), article(with_words_replaced(REPORTS[0], 9), outlet="B"))
    assert "the original is undetermined: the dates do not tell" in call(path, "-q").stdout
    (group,) = json.loads(call(path, "-q", "--format", "json").stdout)
    assert group["original"] is None


@pytest.mark.parametrize("count", [1, 2])
def test_nothing_shared(tmp_path: Path, count: int) -> None:
    path = written(tmp_path / "some.jsonl", *map(article, REPORTS[:count]))
    done = call(path, "-q")
    assert done.exit_code == 0
    said = ["One article has no other to share its words with.", "No two of 2 articles share a passage."]
    assert done.stdout == said[count - 1] + "\n"
    assert call(path, "-q", "--format", "json").stdout == "[\n]\n"


def test_what_cannot_be_read_is_told_after_the_rest(tmp_path: Path) -> None:
    done = call(SAMPLE, str(tmp_path / "missing.md"), "-q")
    assert isinstance(done.exception, BatchError)
    assert "8 groups" in done.stdout
    alone = call(str(tmp_path / "missing.md"), "-q")
    assert isinstance(alone.exception, InputError)
    assert alone.stdout == ""


def test_a_page_cannot_move_the_cursor(tmp_path: Path) -> None:
    sly = article(REPORTS[0] + " \x1b[2J done", title="A \x1b[31mred title", outlet="\x1b]0;x\x07")
    path = written(tmp_path / "sly.jsonl", sly, article(REPORTS[0], outlet="B"))
    assert "\x1b" not in call(path, "-q").stdout
