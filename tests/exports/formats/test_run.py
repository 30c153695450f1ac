"""`unsourced convert`: from a folder to a folder, whole or not at all, with what got lost beside it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from exports.commands.convert import command
from exports.dataset.dataset import read_dataset, write_dataset
from exports.dataset.losses import Loss
from exports.formats import FORMATS
from exports.formats.run import convert
from exports.sample.build import sample_dataset
from tests.exports.building import annotation, article, dataset, span
from unsourced.errors import DatasetError, InputError, SchemeError
from unsourced.main import main
from unsourced.schemes.load import load_scheme, parse_scheme


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    write_dataset(sample_dataset(), tmp_path / "labels")
    return tmp_path / "labels"


def run(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(command, [str(one) for one in arguments])
    return done.exit_code, done.stderr


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "dataset"])
def test_each_format_there_and_back(name: str, labels: Path, tmp_path: Path) -> None:
    code, said = run(labels, "--to", name, "--out", tmp_path / "there")
    assert code == 0, said
    record = json.loads((tmp_path / "there" / "losses.json").read_text(encoding="utf-8"))
    assert record["format"] == name
    assert record["synthetic"]
    assert all(f"  {many} {Loss(kind).words}\n" in said for kind, many in record["losses"].items())
    code, said = run(tmp_path / "there", "--out", tmp_path / "back")
    assert code == 0, said
    back = read_dataset(tmp_path / "back")
    assert back.synthetic
    assert set(back.annotations["annotator"]) == set(sample_dataset().annotations["annotator"])


def test_what_got_lost_is_counted(labels: Path, tmp_path: Path) -> None:
    code, said = run(labels, "--to", "ptc", "--out", tmp_path / "ptc")
    assert code == 0
    assert said == (
        "28 articles, 82 annotations, 2302 spans\n"
        "  1 skipped annotations left out\n"
        "  1 drafts left out\n"
        "  17 spans of annotations left out\n"
        "  28 articles without their outlet, date, address and other metadata\n"
        "  80 annotations without their times\n"
        "  279 answers about the article left out\n"
        "  760 answers about a span left out\n"
        "  677 relations left out\n"
        "  292 reasons left out\n"
        f"written to {tmp_path / 'ptc'} as ptc; see losses.json\n"
    )


def test_into_another_scheme(labels: Path, tmp_path: Path) -> None:
    code, said = run(labels, "--map-scheme", "ptc", "--out", tmp_path / "mapped")
    assert code == 0
    assert "spans left out: attributed-claim has no counterpart" in said
    assert "relations left out" in said
    record = json.loads((tmp_path / "mapped" / "losses.json").read_text(encoding="utf-8"))
    assert record["losses"]["no-counterpart"] == sum(
        label["spans"] for label in record["labels"].values() if label["label"] is None
    )
    assert read_dataset(tmp_path / "mapped").scheme.name == "ptc"


def test_a_scheme_that_nothing_maps_to_is_refused(labels: Path, tmp_path: Path) -> None:
    label = load_scheme("ptc").source.split("[[labels]]")[3].split("crosswalk")[0]
    strange = parse_scheme(f'name = "strange"\ntitle = "Strange"\nversion = "1"\n[[labels]]{label}')
    with pytest.raises(SchemeError, match="no label of scheme credibility has a counterpart in scheme strange"):
        convert(labels, tmp_path / "out", target=strange)
    assert not (tmp_path / "out").exists()


def test_quiet_says_nothing_and_an_earlier_result_is_replaced(labels: Path, tmp_path: Path) -> None:
    for name in ("brat", "conll"):
        assert run(labels, "--to", name, "--out", tmp_path / "out", "--quiet") == (0, "")
    assert list((tmp_path / "out").glob("*.conll"))
    assert not list((tmp_path / "out").rglob("*.ann"))


def test_a_folder_of_something_else_stays(labels: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("all of it")
    with pytest.raises(DatasetError, match="holds something else. Name a new folder with --out"):
        convert(labels, tmp_path / "mine", to="csv")
    with pytest.raises(DatasetError, match="is what is to be converted"):
        convert(labels, labels, to="csv")
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "all of it"


def test_a_dataset_that_is_not_sound_is_refused(tmp_path: Path) -> None:
    one = article()
    write_dataset(dataset([one], [annotation("1", one.id, "ada")], [span("2", "source", 0, 5)]), tmp_path / "broken")
    with pytest.raises(DatasetError, match="spans: annotation 2 is not there"):
        convert(tmp_path / "broken", tmp_path / "out", to="csv")


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not there"):
        convert(tmp_path / "none", tmp_path / "out", input_format="csv")
    with pytest.raises(InputError, match="is not there"):
        convert(tmp_path / "none", tmp_path / "out", to="csv")
    with pytest.raises(DatasetError, match="is not a Dataset"):
        convert(tmp_path / "none", tmp_path / "out", input_format="dataset", to="csv")


def test_what_could_not_become_a_row_is_told(labels: Path, tmp_path: Path) -> None:
    convert(labels, tmp_path / "there", to="label-studio", quiet=True)
    tasks = tmp_path / "there" / "tasks.json"
    tasks.write_text(tasks.read_text(encoding="utf-8").replace('["source"]', '["sauce"]', 1), encoding="utf-8")
    code, said = run(tmp_path / "there", "--from", "label-studio", "--out", tmp_path / "back")
    assert code == 0
    assert "records could not become a row: see problems.jsonl" in said
    assert read_dataset(tmp_path / "back").problems[0].message == "label 'sauce' is not in scheme credibility"


def test_nothing_to_do_is_a_usage_error(labels: Path, tmp_path: Path) -> None:
    code, said = run(labels, "--out", tmp_path / "out")
    assert (code, "name another format" in said) == (2, True)
    code, said = run(labels, "--to", "csv", "--scheme", "ptc", "--out", tmp_path / "out")
    assert (code, "a Dataset holds its own" in said) == (2, True)


def test_the_command_line_gives_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["unsourced", "convert", str(tmp_path), "--from", "brat", "--out", str(tmp_path / "out")]
    monkeypatch.setattr("sys.argv", arguments)
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 1
    assert capsys.readouterr().err == f"unsourced: {tmp_path}: has no *.ann. Name a folder of brat's files.\n"
