"""The registry of formats: each has its contract, its help and its place in detection."""

from importlib import import_module
from pathlib import Path

import pytest

from exports.formats import FORMATS
from exports.formats.format import Content
from exports.formats.registry import detect_format, formats_help, formats_table
from tests.exports.formats.contract import SMALL, FormatContract
from unsourced.errors import InputError

_TESTS = "tests.exports.formats"


def contracts() -> dict[str, type[FormatContract]]:
    """The contract classes in the tests of the formats' modules, by format."""
    found: dict[str, type[FormatContract]] = {}
    for entry in FORMATS.values():
        path = Path(__file__).with_name(f"test_{entry.module}.py")
        if path.is_file():
            classes = vars(import_module(f"{_TESTS}.{path.stem}")).values()
            found |= {
                one.format: one
                for one in classes
                if isinstance(one, type) and issubclass(one, FormatContract) and one is not FormatContract
            }
    return found


def test_every_format_has_its_contract() -> None:
    missing = [name for name in FORMATS if name not in contracts()]
    assert not missing, f"no test_MODULE.py with a FormatContract for {', '.join(missing)}"


def test_every_module_of_a_format_has_both_functions() -> None:
    for entry in FORMATS.values():
        module = entry.load()
        assert callable(module.read), entry.name
        assert callable(module.write), entry.name


def test_a_format_without_a_contract_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FORMATS, "tei", FORMATS["brat"])
    with pytest.raises(AssertionError, match="no test_MODULE.py with a FormatContract for tei"):
        test_every_format_has_its_contract()


def test_a_folder_of_two_formats_is_not_guessed(tmp_path: Path) -> None:
    for name in ("brat", "conll"):
        (tmp_path / name).mkdir()
        FORMATS[name].load().write(SMALL, tmp_path / name)
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="is no Dataset, and has the files of no other format"):
        detect_format(tmp_path / "empty")
    next((tmp_path / "conll").glob("*.conll")).rename(tmp_path / "brat" / "ada.conll")
    with pytest.raises(InputError, match="may be conll or brat. Name its format with --from"):
        detect_format(tmp_path / "brat")
    with pytest.raises(InputError, match="is not there"):
        detect_format(tmp_path / "none")


@pytest.mark.parametrize(("file", "name"), [("labels.jsonl", "jsonl"), ("project-7.json", "label-studio")])
def test_a_single_file_is_recognised_by_its_name(file: str, name: str, tmp_path: Path) -> None:
    (tmp_path / file).write_text("[]", encoding="utf-8")
    assert detect_format(tmp_path / file).name == name


def test_help_and_table_name_every_format_and_content() -> None:
    for entry in FORMATS.values():
        assert f"{entry.name} " in formats_help()
        assert f"| `{entry.name}` | {entry.summary} |" in formats_table()
    assert all(content in formats_table().splitlines()[0] for content in Content)
    assert len({line.count("|") for line in formats_table().splitlines()}) == 1
