"""The notebooks: two imports at most, nothing stored in them, and every cell runs in an empty folder."""

import ast
import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from tests.paths import ROOT

NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))


def _code(path: Path) -> list[dict[str, Any]]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def test_there_are_four() -> None:
    names = [path.stem for path in NOTEBOOKS]
    assert names == ["compare", "labels-and-agreement", "suggest", "train-evaluate-score"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_imports_little_and_stores_nothing(path: Path) -> None:
    nodes = [node for cell in _code(path) for node in ast.walk(ast.parse("".join(cell["source"])))]
    assert sum(isinstance(node, ast.Import | ast.ImportFrom) for node in nodes) <= 2
    assert all(not cell["outputs"] and cell["execution_count"] is None for cell in _code(path))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning:(zmq|jupyter|tornado|traitlets|nbclient).*")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_cell_of_a_notebook_runs(path: Path, tmp_path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=None, resources={"metadata": {"path": str(tmp_path)}}).execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    # Results alone: nothing is printed, and the first of them is shown as HTML.
    assert {output.output_type for output in outputs} == {"execute_result"}
    assert "<div" in next(output.data for output in outputs)["text/html"]
