"""Files in, groups of reposts out."""

import json
from pathlib import Path

import pytest

from annotate.reposts.run import repost_files
from tests.annotate.reposts.building import REPORTS, article
from unsourced.core.article_records import article_to_record, read_article_records
from unsourced.errors import BatchError, InputError


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "three.jsonl"
    some = [article(REPORTS[0]), article(REPORTS[1]), article(REPORTS[0] + " More.")]
    path.write_text("".join(json.dumps(article_to_record(one)) + "\n" for one in some), encoding="utf-8")
    return path


def test_articles_come_back_with_their_group(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "grouped.jsonl"
    repost_files([articles], output_format="jsonl", out=out)
    first, alone, copy = read_article_records(out)
    assert first.group == copy.group
    assert first.group is not None
    assert alone.group is None
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.endswith("1 groups with 2 of 3 articles.\n")


def test_groups_as_json_and_as_lines(articles: Path, tmp_path: Path) -> None:
    repost_files([articles], output_format="json", out=tmp_path / "groups.json", quiet=True)
    (group,) = json.loads((tmp_path / "groups.json").read_text(encoding="utf-8"))
    assert len(group["articles"]) == 2
    repost_files([articles], out=tmp_path / "groups.txt", quiet=True)
    assert (tmp_path / "groups.txt").read_text(encoding="utf-8").startswith(f"{group['group']}: 2 articles\n")


def test_what_cannot_be_read_is_told_after_the_rest(articles: Path, tmp_path: Path) -> None:
    with pytest.raises(BatchError):
        repost_files([articles, tmp_path / "missing.md"], out=tmp_path / "groups.txt", quiet=True)
    assert "1 group with 2 of 3 articles" in (tmp_path / "groups.txt").read_text(encoding="utf-8")
    with pytest.raises(InputError, match="missing"):
        repost_files([tmp_path / "missing.md"], quiet=True)
