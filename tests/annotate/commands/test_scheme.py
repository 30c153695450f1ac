"""`unsourced scheme` as people call it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from annotate.commands.scheme import command
from annotate.schemes.labeling_config import config_differences, labeling_config
from unsourced.errors import SchemeError
from unsourced.schemes.check import check_scheme
from unsourced.schemes.load import load_scheme


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_check_of_the_shipped_scheme() -> None:
    result = CliRunner().invoke(command, ["check"], catch_exceptions=False)
    assert result.exit_code == 0
    labels = len(load_scheme().labels)
    assert result.output == (
        f"Scheme credibility, version 1: {labels} labels, 8 questions, 1 relations; no errors, 0 warnings.\n"
    )


@pytest.mark.parametrize(
    "file", ["my scheme.toml", "Presse & Propaganda.toml", "éditorial.toml", "新聞.toml", "_.toml"]
)
def test_a_new_scheme_is_sound_and_offers_what_its_comments_say(file: str) -> None:
    result = CliRunner().invoke(command, ["new", file], catch_exceptions=False)
    assert result.exit_code == 0
    scheme = load_scheme(file)
    assert check_scheme(scheme) == []
    assert scheme.label_keys == ("claim", "source", "loaded-words")
    assert {question.per for question in scheme.questions} == {"region", "article"}
    assert "@" not in scheme.source
    assert config_differences(labeling_config(scheme), scheme) == []
    assert f"unsourced scheme check {file}" in result.output


def test_a_new_scheme_takes_the_name_of_its_file_and_never_the_place_of_another() -> None:
    CliRunner().invoke(command, ["new", "Spring Course.toml"], catch_exceptions=False)
    scheme = load_scheme("Spring Course.toml")
    assert (scheme.name, scheme.title) == ("spring-course", "Spring course")
    again = CliRunner().invoke(command, ["new", "Spring Course.toml"])
    assert "is there already" in str(again.exception)
    assert "a scheme is a TOML file" in str(CliRunner().invoke(command, ["new", "mine.json"]).exception)


def test_check_tells_everything_at_once(tmp_path: Path) -> None:
    toml = load_scheme().source.replace('hotkey = "2"', 'hotkey = "1"').replace('"#c05500"', '"#ffee00"')
    path = tmp_path / "mine.toml"
    path.write_text(toml, encoding="utf-8")
    result = CliRunner().invoke(command, ["check", str(path)])
    assert isinstance(result.exception, SchemeError)
    assert str(result.exception) == f"scheme {path}: 2 errors. Correct the file, then check it again."
    assert result.output.splitlines() == [
        "error: label attributed-claim, source: 2 labels share hotkey '1'",
        "error: label vague-source: colour #ffee00 on white has contrast 1.2, less than 4.5",
    ]


def test_guideline_to_a_file_and_to_stdout(tmp_path: Path) -> None:
    out = tmp_path / "guideline.html"
    CliRunner().invoke(command, ["guideline", "--out", str(out)], catch_exceptions=False)
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")
    result = CliRunner().invoke(command, ["guideline", "--format", "markdown"], catch_exceptions=False)
    assert result.output.startswith("# Says who? Sourcing and voice in news\n")
