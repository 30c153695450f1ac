"""The public API: what `import unsourced` offers, what it costs, and that its three lists agree."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import unsourced as us
from tests.paths import ROOT

PUBLIC = """
Agreement Article Batch Coefficient Comparison Dataset DawidSkene Evaluation Model Queue Relation Reposts Scheme Scores
SentenceClassifier Span Suggestions TokenClassifier agreement article cohen_kappa compare consensus convert dawid_skene
errors evaluate export find_reposts fleiss_kappa krippendorff_alpha load_dataset load_model load_scheme read read_corpus
read_format sample score select_next soft_labels spans suggest train
"""
USER = """
from pathlib import Path

import unsourced as us

article: us.Article = us.read("harbour.md")[0]
found: us.Suggestions = us.suggest("Critics say so.")
many: us.Batch[us.Scores] = us.score([article, "A text.", Path("other.md")], "sample")
one: us.Scores = us.score(article, us.load_model("sample"), labels=["source"])
dataset: us.Dataset = us.load_dataset(Path("labels"))
figures: us.Agreement = us.agreement(dataset, random_state=1)
judged: us.Evaluation = us.evaluate(dataset, by="topic", progress=lambda done, total: None)
label: str = one.spans[0].label
names: list[str] = us.compare("a", "b").to_frame()["kind"].to_list()
try:
    us.train("labels").save("ours.skops")
except us.errors.DatasetError as error:
    where: str = error.where
"""


def test_the_public_names_are_these_in_order() -> None:
    assert us.__all__ == PUBLIC.split()
    assert us.__all__ == sorted(us.__all__)
    assert set(us.__all__) <= set(dir(us))


def test_every_name_is_there_and_has_a_docstring() -> None:
    for name in us.__all__:
        assert (getattr(us, name).__doc__ or "").strip(), name
    assert us.errors.InputError is getattr(us.errors, "InputError")  # noqa: B009 - a lazy module is a module
    with pytest.raises(AttributeError, match="nonsense"):
        us.nonsense  # type: ignore[attr-defined]  # noqa: B018


def test_the_stub_names_what_the_module_loads_and_from_where() -> None:
    tree = ast.parse((ROOT / "unsourced" / "__init__.pyi").read_text(encoding="utf-8"))
    places = {
        alias.asname: f"{node.module}.{alias.name}"
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert places.pop("errors") == "unsourced.errors"
    loaded = {name: f"{module}.{name}" for name, module in us._MODULE_OF.items()}  # type: ignore[attr-defined]
    assert places == loaded
    [listed] = [ast.literal_eval(node.value) for node in tree.body if isinstance(node, ast.Assign)]
    assert listed == us.__all__


def test_the_import_alone_loads_nothing_else(tmp_path: Path) -> None:
    program = "import sys; before = set(sys.modules); import unsourced; print(*(set(sys.modules) - before))"
    assert _python(program, tmp_path).stdout.split() == ["unsourced"]


def test_a_light_name_loads_no_heavy_package(tmp_path: Path) -> None:
    done = _python(
        "import sys, unsourced; unsourced.Span; print('pandas' in sys.modules, 'sklearn' in sys.modules)", tmp_path
    )
    assert done.stdout.split() == ["False", "False"]


def test_nothing_inside_imports_the_public_names() -> None:
    for package in ("unsourced", "exports", "annotate", "classifier", "configs"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and node.module == "unsourced":
                    assert {alias.name for alias in node.names} <= {"__version__"}, path
                elif isinstance(node, ast.Import):
                    assert "unsourced" not in {alias.name for alias in node.names}, path


def test_all_of_it_is_silent(tmp_path: Path) -> None:
    program = """
import unsourced as us
from pathlib import Path
Path("harbour.md").write_text("# Ferry late\\n\\nCritics say [wrongly] that the ferry is shamefully old.\\n")
articles = us.read(["harbour.md", "missing.md"])
assert len(articles.failures) == 1
us.suggest([*articles, "Une phrase en français, qui n'est pas de l'anglais du tout, dit le ministre."])
dataset = us.sample()
us.score(articles, "sample").save("marks.html")
us.compare("harbour.md", "The ferry is old.").save("compared.html")
us.find_reposts(dataset)
us.select_next(dataset, count=2)
us.convert(dataset, "jsonl", "jsonl")
us.agreement(us.read_format("jsonl", "jsonl")).save("agreement.json")
us.consensus(dataset, "sentences")
"""
    done = _python(program, tmp_path)
    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.slow
def test_a_users_program_passes_mypy_strict(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(USER, encoding="utf-8")
    wrong = tmp_path / "wrong.py"
    wrong.write_text("import unsourced as us\n\nus.suggest(3)\nus.no_such_name\n", encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--config-file=", str(program), str(wrong)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=500)
    told = done.stdout.splitlines()
    assert not [line for line in told if line.startswith("program.py")], done.stdout
    assert any("call-overload" in line and line.startswith("wrong.py:3") for line in told), done.stdout
    assert any("attr-defined" in line and line.startswith("wrong.py:4") for line in told), done.stdout


def _python(program: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    done = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return done
