"""Where settings come from, and what is said when one is wrong."""

from pathlib import Path

import pytest

from unsourced.config.settings import Settings, load_settings
from unsourced.errors import SettingsError

TOKEN = "b1946ac92492d2347c6235b4d2611184"


def settings(folder: Path, **variables: str) -> Settings:
    return load_settings(folder=folder, environment=variables)


def write(folder: Path, text: str) -> Path:
    path = folder / "unsourced.toml"
    path.write_text(text, encoding="utf-8")
    return path


def token_file(folder: Path, text: str = TOKEN + "\n", mode: int = 0o600) -> Path:
    path = folder / "token"
    path.write_text(text)
    path.chmod(mode)
    return path


def test_without_a_file_everything_has_a_default(tmp_path: Path) -> None:
    assert settings(tmp_path) == Settings(
        project="unsourced", scheme="credibility", workspace=tmp_path / ".unsourced", url=None, token=None, source=None
    )


def test_the_nearest_file_above_is_read_and_its_paths_are_relative_to_it(tmp_path: Path) -> None:
    write(tmp_path, 'project = "far away"')
    course, deep = tmp_path / "course", tmp_path / "course" / "week 1"
    deep.mkdir(parents=True)
    source = write(course, 'project = "Course"\nscheme = "schemes/mine.toml"\nworkspace = "work"')
    found = settings(deep)
    assert found == Settings("Course", str(course / "schemes/mine.toml"), course / "work", source=source)


def test_a_shipped_scheme_stays_a_name(tmp_path: Path) -> None:
    write(tmp_path, 'scheme = "babe"')
    assert settings(tmp_path).scheme == "babe"


def test_options_win_over_the_file(tmp_path: Path) -> None:
    write(tmp_path, 'project = "file"\nscheme = "file"\nworkspace = "file"')
    found = load_settings(
        project="option", scheme="own.toml", workspace=Path("elsewhere"), folder=tmp_path, environment={}
    )
    assert (found.project, found.scheme, found.workspace) == ("option", "own.toml", tmp_path / "elsewhere")


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    token_file(tmp_path, "from-the-file")
    write(tmp_path, 'url = "https://file.example"\ntoken_file = "token"')
    assert (settings(tmp_path).url, settings(tmp_path).token) == ("https://file.example", "from-the-file")
    found = settings(tmp_path, LABEL_STUDIO_URL="https://env.example/", LABEL_STUDIO_API_KEY=TOKEN)
    assert (found.url, found.token) == ("https://env.example", TOKEN)


def test_the_files_token_is_not_sent_to_another_server(tmp_path: Path) -> None:
    token_file(tmp_path)
    write(tmp_path, 'url = "https://file.example"\ntoken_file = "token"')
    assert settings(tmp_path, LABEL_STUDIO_URL="https://other.example").token is None
    assert settings(tmp_path, LABEL_STUDIO_URL="https://file.example/").token == TOKEN


def test_empty_variables_count_as_unset(tmp_path: Path) -> None:
    found = settings(tmp_path, LABEL_STUDIO_URL="", LABEL_STUDIO_API_KEY=" ")
    assert (found.url, found.token) == (None, None)


def test_a_token_never_shows_in_a_repr(tmp_path: Path) -> None:
    assert TOKEN not in repr(settings(tmp_path, LABEL_STUDIO_API_KEY=TOKEN))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("projekt = 'x'", "unknown key 'projekt'. Did you mean 'project'?"),
        ("colour = 'x'", "unknown key 'colour'. Known keys: url, token_file, project, scheme, workspace."),
        ("token = 'x'", "has a secret under 'token'. Put the token into a file"),
        ("project = 3", "project: Input should be a valid string"),
        ("project = ''", "project: String should have at least 1 character"),
        ("project =", "is not TOML"),
        ("url = 'labels.example.org'", "url: is not the address of a server"),
        ("url = 'https://me:secret@labels.example.org'", "url: holds more than an address"),
        ("url = 'https://labels.example.org:99999'", "url: is not the address of a server"),
        ("url = 'https://a.example'\ntoken_file = 'nowhere'", "nowhere: the token cannot be read"),
    ],
)
def test_a_wrong_file_is_one_line_that_names_file_and_key(tmp_path: Path, text: str, said: str) -> None:
    write(tmp_path, text)
    with pytest.raises(SettingsError) as error:
        settings(tmp_path)
    assert said in str(error.value)
    assert str(tmp_path) in str(error.value)
    assert "secret@" not in str(error.value)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644])
def test_a_token_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    token_file(tmp_path, mode=mode)
    write(tmp_path, "url = 'https://a.example'\ntoken_file = 'token'")
    with pytest.raises(SettingsError, match="other users can read this token.*chmod 600"):
        settings(tmp_path)


@pytest.mark.parametrize("text", ["", "\n", "two words", "line\nline", "sécret"])
def test_a_file_without_a_token_is_refused(tmp_path: Path, text: str) -> None:
    token_file(tmp_path, text)
    write(tmp_path, "url = 'https://a.example'\ntoken_file = 'token'")
    with pytest.raises(SettingsError, match="holds no usable token"):
        settings(tmp_path)
