"""`unsourced course disputes` as its users call it."""

import csv
import io
from pathlib import Path

from click.testing import CliRunner

from annotate.commands.course.disputes import command
from annotate.course.grading.result import Disagreement, write_result
from tests.annotate.course.invented import mark
from tests.annotate.course.students import result, write_class


def run(*arguments: str) -> str:
    done = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_each_dispute_with_what_the_gold_says_today(tmp_path: Path) -> None:
    options = write_class(tmp_path)
    results = str(tmp_path / "results")
    assert run(results, *options) == "Nobody disagrees.\n"
    no = mark("vague-source", "Insiders")
    objection = Disagreement(label=no.label, start=no.start, end=no.end, verdict="missed", reason="Known.")
    write_result(result("nothing", [], objection), tmp_path / "results" / "nothing.json")
    assert run(results, *options) == (
        "weir.toml: “Insiders” (vague-source); the page said: Missed, now: Missed\n"
        "  nothing: Known.\n"
        "  gold: Nobody can ask them.\n"
    )
    (row,) = csv.DictReader(io.StringIO(run(results, *options, "--format", "csv")))
    assert (row["student"], row["quote"], row["why"]) == ("nothing", "Insiders", "Known.")
