"""The sample's label files: who did what, and what is refused with its place."""

from pathlib import Path

import pytest

from exports.sample.label_files import read_label_file, read_sample_file
from unsourced.errors import InputError

SPAN = '[[spans]]\nlabel = "source"\nquote = "Critics"\nby = ["ada"]\n'


def test_a_label_file_says_who_submitted(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('skipped = ["bo"]\ndrafts = ["cy"]\nnot_done = ["di"]\n' + SPAN, encoding="utf-8")
    found = read_label_file(tmp_path / "a.toml", ["ada", "bo", "cy", "di"])
    assert [found.status(key) for key in ("ada", "bo", "cy", "di")] == ["submitted", "skipped", "draft", None]
    assert [(mark.quote, mark.by, mark.occurrence) for mark in found.spans] == [("Critics", ["ada"], None)]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('skipped = ["eve"]', "skipped, drafts and not_done: names eve, who did not do this"),
        ('skipped = ["ada"]\n' + SPAN, "spans entry 1 .'Critics'.: names ada"),
        (SPAN + '[spans.reason]\nbo = "?"', "reason: names bo"),
        (SPAN.replace('"ada"', '"ada", "ada"'), "names somebody twice"),
        ("spams = []", "field spams: Extra inputs"),
        (SPAN + "occurrence = 0", "field spans.0.occurrence"),
        ("spans = ", "cannot be read"),
    ],
)
def test_a_broken_entry_is_named(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "a.toml").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=rf"a\.toml.*{message}"):
        read_label_file(tmp_path / "a.toml", ["ada", "bo"])


def test_the_table_of_the_sample_lists_people_and_reposts(tmp_path: Path) -> None:
    path = tmp_path / "sample.toml"
    path.write_text(
        '[[annotators]]\nkey = "ada"\nname = "Ada"\nemail = "ada@example.org"\nwords_per_minute = 200\n'
        "seconds_per_mark = 4\nfirst_session = 2026-05-06T09:00:00Z\nfirst_page = 0\n"
        '[[reposts]]\noriginal = "a"\nrepost = "b"\ntampered = true\n',
        encoding="utf-8",
    )
    found = read_sample_file(path)
    assert (found.annotators[0].key, found.annotators[0].words_per_minute) == ("ada", 200)
    assert (found.reposts[0].original, found.reposts[0].tampered) == ("a", True)
    with pytest.raises(InputError, match=r"none\.toml: cannot be read"):
        read_sample_file(tmp_path / "none.toml")
