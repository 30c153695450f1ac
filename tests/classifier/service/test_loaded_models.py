"""Models are taken up when their files change, and kept where the new one is broken."""

import logging
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from classifier.model.model import Model
from classifier.model.persistence import load_model, save_model
from classifier.service.loaded_models import LoadedModels
from unsourced.errors import ModelError


@pytest.fixture
def path(tmp_path: Path, model: Model) -> Path:
    save_model(model, tmp_path / "ours.skops")
    return tmp_path / "ours.skops"


def test_a_new_file_is_taken_up_once(path: Path, model: Model) -> None:
    loaded_models = LoadedModels([path])
    before = loaded_models.current
    assert not loaded_models.reload_changed()
    save_model(replace(model, version="model-newer"), path)
    assert loaded_models.reload_changed()
    assert loaded_models.current.version == "model-newer"
    assert before.version == model.version
    assert not loaded_models.reload_changed()


def test_a_file_that_is_touched_is_the_same_model(path: Path) -> None:
    loaded_models = LoadedModels([path])
    before = loaded_models.current
    os.utime(path, (1, 1))
    assert not loaded_models.reload_changed()
    assert loaded_models.current is before


@pytest.mark.parametrize("broken", [b"", b"PK\x03\x04 no model", None])
def test_a_file_that_does_not_load_leaves_the_old_model(
    path: Path, model: Model, broken: bytes | None, caplog: pytest.LogCaptureFixture
) -> None:
    loaded_models = LoadedModels([path])
    good = path.with_name("good.skops")
    shutil.copy(path, good)
    path.unlink() if broken is None else path.write_bytes(broken)
    with caplog.at_level(logging.WARNING):
        assert not loaded_models.reload_changed()
    assert loaded_models.current.version == model.version
    assert "ours.skops" in loaded_models.refused
    assert f"kept {model.version}" in caplog.text
    save_model(replace(load_model(good), version="model-mended"), path)
    assert loaded_models.reload_changed()
    assert loaded_models.refused == ""


def test_a_file_on_which_loading_breaks_leaves_the_old_model(
    path: Path, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaking(_: Path) -> None:
        raise MemoryError

    loaded_models = LoadedModels([path])
    save_model(replace(model, version="model-newer"), path)
    with monkeypatch.context() as patched:
        patched.setattr("classifier.service.loaded_models.load_model", breaking)
        assert not loaded_models.reload_changed()
    assert loaded_models.current.version == model.version
    assert "MemoryError" in loaded_models.refused


def test_no_start_without_a_model_that_loads(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"away\.skops"):
        LoadedModels([tmp_path / "away.skops"])


def test_without_a_model_the_rules_score() -> None:
    assert LoadedModels([]).current.version.startswith("rules-")
