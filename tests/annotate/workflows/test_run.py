"""What `unsourced blind` and `adjudicate` refuse before a server is asked."""

from pathlib import Path

import pytest

from annotate.course.reports.dataset import class_dataset
from annotate.workflows.run import adjudicate_folder, blind_files
from exports.dataset.dataset import write_dataset
from tests.annotate.course.students import graded, weir_material
from unsourced.config.settings import TOKEN_VARIABLE, URL_VARIABLE
from unsourced.errors import DatasetError, InputError, SchemeError, StudioError


@pytest.fixture(autouse=True)
def _no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    monkeypatch.delenv(TOKEN_VARIABLE, raising=False)


def test_files_and_scheme_are_read_before_anything_is_sent(tmp_path: Path) -> None:
    article = tmp_path / "a.md"
    article.write_text("# Weir\n\nIt leaks.", encoding="utf-8")
    with pytest.raises(InputError, match="is not there"):
        blind_files([tmp_path / "no.md"], ["ada"], 1, workspace=tmp_path)
    with pytest.raises(SchemeError, match="no-such-scheme"):
        blind_files([article], ["ada"], 1, scheme="no-such-scheme", workspace=tmp_path)
    with pytest.raises(StudioError, match="there is no Label Studio here"):
        blind_files([article], ["ada"], 1, workspace=tmp_path)


def test_a_dataset_is_read_before_anything_is_sent(tmp_path: Path) -> None:
    with pytest.raises(DatasetError):
        adjudicate_folder(tmp_path, workspace=tmp_path)
    material = weir_material(tmp_path)
    write_dataset(class_dataset([graded("nothing", material)], material.lesson), tmp_path / "labels")
    with pytest.raises(StudioError, match="there is no Label Studio here"):
        adjudicate_folder(tmp_path / "labels", workspace=tmp_path)
