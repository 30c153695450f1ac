"""Model files: what is read back, and what is refused without running any of it."""

import hashlib
import io
import json
import pickle
import re
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import skops.io
from sklearn.linear_model import LogisticRegression

from classifier.linear.calibration import Calibration
from classifier.model.model import Model
from classifier.model.persistence import load_model, save_model
from classifier.scoring.score import score
from tests.classifier.invented import invented_articles
from unsourced.errors import InputError, ModelError


@pytest.fixture(scope="module")
def path(model: Model, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("models") / "planted.skops"
    save_model(model, path)
    return path


def test_round_trip(model: Model, path: Path) -> None:
    again = load_model(path)
    assert again.version == model.version
    assert again.card == model.card
    assert again.labels == model.labels
    assert again.scheme == model.scheme
    assert again.words.terms == model.words.terms
    articles = invented_articles(3, seed=5)
    assert list(score(articles, [again])) == list(score(articles, [model]))


def test_same_model_same_bytes(model: Model, path: Path, tmp_path: Path) -> None:
    save_model(load_model(path), tmp_path / "again.skops")
    hashes = {hashlib.sha256(file.read_bytes()).hexdigest() for file in (path, tmp_path / "again.skops")}
    assert len(hashes) == 1


def test_calibrations_are_kept(model: Model, tmp_path: Path) -> None:
    from dataclasses import replace

    isotonic = Calibration("isotonic", np.array([-1.0, 1.0, 0.1, 0.9]))
    labels = tuple(replace(label, calibration=isotonic) if label.learned else label for label in model.labels)
    save_model(replace(model, labels=labels), tmp_path / "calibrated.skops")
    (label,) = load_model(tmp_path / "calibrated.skops").learned
    assert label.calibration is not None
    np.testing.assert_allclose(label.calibration(np.array([-5.0, 0.0, 5.0])), [0.1, 0.5, 0.9])


def test_only_skops_names(model: Model, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"\.skops"):
        save_model(model, tmp_path / "model.pkl")
    (tmp_path / "folder.skops").mkdir()
    with pytest.raises(ModelError, match="is a folder"):
        save_model(model, tmp_path / "folder.skops")


def test_a_failed_save_leaves_the_old_model(model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_model(model, tmp_path / "m.skops")
    before = (tmp_path / "m.skops").read_bytes()

    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(InputError, match="No space left on device"):
        save_model(model, tmp_path / "m.skops")
    assert (tmp_path / "m.skops").read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["m.skops"]


class Boom:
    """Writes a file when it is unpickled or constructed from a state."""

    def __init__(self, target: str) -> None:
        self.target = target

    def __reduce__(self) -> Any:
        return Path.touch, (Path(self.target),)

    def __setstate__(self, state: Any) -> None:
        Path(state["target"]).touch()


def test_code_in_a_skops_file_is_refused_by_name(tmp_path: Path) -> None:
    target = tmp_path / "owned"
    skops.io.dump({"format": "unsourced-model", "format_version": "1", "x": Boom(str(target))}, tmp_path / "bad.skops")
    with pytest.raises(ModelError, match=r"untrusted types \(.*Boom\)"):
        load_model(tmp_path / "bad.skops")
    assert not target.exists()


def test_a_function_in_a_skops_file_is_refused_by_name(tmp_path: Path) -> None:
    skops.io.dump({"format": "unsourced-model", "format_version": "1", "x": print}, tmp_path / "bad.skops")
    with pytest.raises(ModelError, match="builtins.print"):
        load_model(tmp_path / "bad.skops")


def test_estimators_are_no_arrays(tmp_path: Path) -> None:
    skops.io.dump(LogisticRegression(), tmp_path / "bad.skops")
    with pytest.raises(ModelError, match="LogisticRegression"):
        load_model(tmp_path / "bad.skops")


def test_object_arrays_are_refused(tmp_path: Path) -> None:
    contents = {"format": "unsourced-model", "format_version": "1", "words": np.array([{}, "x"], dtype=object)}
    skops.io.dump(contents, tmp_path / "bad.skops")
    with pytest.raises(ModelError, match="untrusted types"):
        load_model(tmp_path / "bad.skops")


def test_a_pickle_in_disguise_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "owned"
    (tmp_path / "bad.skops").write_bytes(pickle.dumps(Boom(str(target))))
    with pytest.raises(ModelError, match="is not a model"):
        load_model(tmp_path / "bad.skops")
    assert not target.exists()


def test_a_pickle_inside_an_array_file_is_refused(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "owned"
    buffer = io.BytesIO()
    np.save(buffer, np.array([Boom(str(target))], dtype=object), allow_pickle=True)
    _rewrite(path, tmp_path / "bad.skops", {"1.npy": buffer.getvalue()})
    with pytest.raises(ModelError):
        load_model(tmp_path / "bad.skops")
    assert not target.exists()


def test_another_skops_file_is_no_model(tmp_path: Path) -> None:
    skops.io.dump({"weights": np.zeros(3)}, tmp_path / "other.skops")
    with pytest.raises(ModelError, match="not a model of unsourced"):
        load_model(tmp_path / "other.skops")


@pytest.mark.parametrize(("version", "what_to_do"), [("99", "pip install --upgrade"), ("2", "unsourced train")])
def test_another_format_says_what_to_do(path: Path, tmp_path: Path, version: str, what_to_do: str) -> None:
    with zipfile.ZipFile(path) as archive:
        schema = json.loads(archive.read("schema.json"))
    schema["content"]["format_version"]["content"] = json.dumps(version)
    _rewrite(path, tmp_path / "other.skops", {"schema.json": json.dumps(schema).encode()})
    with pytest.raises(ModelError, match=rf"format version {version}\b.*{what_to_do}"):
        load_model(tmp_path / "other.skops")


def test_not_there(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="there is no such model"):
        load_model(tmp_path / "none.skops")
    with pytest.raises(ModelError, match="cannot be read"):
        load_model(tmp_path)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.99])
def test_a_cut_file_is_refused_in_one_line(path: Path, tmp_path: Path, share: float) -> None:
    data = path.read_bytes()
    (tmp_path / "cut.skops").write_bytes(data[: int(share * len(data))])
    with pytest.raises(ModelError, match="cut short") as caught:
        load_model(tmp_path / "cut.skops")
    assert "\n" not in str(caught.value)


def test_a_damaged_file_is_refused(path: Path, tmp_path: Path) -> None:
    """A flipped byte is found out, or hits what carries no meaning; it never gives another model or a traceback."""
    data = path.read_bytes()
    good = load_model(path).version
    outcomes = set()
    for place in range(0, len(data), max(len(data) // 150, 1)):
        (tmp_path / "bad.skops").write_bytes(data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :])
        outcomes.add(_version_or_error(tmp_path / "bad.skops"))
    refused = outcomes - {good}
    assert refused
    assert all(re.fullmatch(r".*(broken|cut short|not a model|untrusted).*", line) for line in refused)


def _version_or_error(path: Path) -> str:
    try:
        return load_model(path).version
    except ModelError as error:
        return str(error)


@pytest.mark.parametrize("name", ["weights", "intercepts", "centre", "word_idf", "words", "header", "scheme"])
def test_a_part_that_is_missing_or_odd_is_refused(path: Path, tmp_path: Path, name: str) -> None:
    contents = skops.io.load(path, trusted=[])
    for value in (None, "nonsense", np.array([np.nan, 1.0], dtype=np.float32)):
        changed = {key: part for key, part in contents.items() if key != name}
        if value is not None:
            changed[name] = value
        skops.io.dump(changed, tmp_path / "odd.skops")
        with pytest.raises(ModelError, match="is a broken model"):
            load_model(tmp_path / "odd.skops")


def test_the_file_holds_no_time_or_address(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        schema = archive.read("schema.json").decode()
    assert not re.search(r"\d{10}", schema.partition('"header"')[0])


def _rewrite(path: Path, target: Path, changes: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, old.read(name)))
