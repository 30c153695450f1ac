"""Feedback pages and the queue of disagreements, from the marks of four students who answer differently."""

import csv
import re
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotate.commands.course import command as course
from annotate.course.grading.result import Disagreement, write_result
from tests.annotate.course.invented import mark
from tests.annotate.course.students import RIGHT, result, write_class
from unsourced.errors import BatchError


def feedback(folder: Path, options: list[str]) -> dict[str, str]:
    """The pages as plain words, by student."""
    run = CliRunner().invoke(
        course, ["feedback", str(folder / "results"), *options, "--out", str(folder / "out")], catch_exceptions=False
    )
    assert run.exit_code == 0, run.output
    return {page.stem.removesuffix("-weir"): words(page) for page in (folder / "out").glob("*.html")}


def words(page: Path) -> str:
    main = page.read_text(encoding="utf-8").partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_four_students_are_told_what_they_did(tmp_path: Path) -> None:
    pages = feedback(tmp_path, write_class(tmp_path))
    assert set(pages) == {"all-right", "half-right", "everything", "nothing"}

    right = pages["all-right"]
    assert "You found 4 of 4; false alarms: 0. Discernment here: 1.00." in right
    assert "Nothing was wrong." in right
    assert "✓ The goal of this lesson is reached." in right
    assert "Your reason: She did not say it." in right
    assert "How sure are you? – Not at all Quite" in right

    half = pages["half-right"]
    # 1 + 1 + 2/3 of 4, less the two bracketed words among 15 outside the gold.
    assert "You found 3 of 4; false alarms: 1." in half
    assert "◐ Partly right . Source : Brock One word too few: “Una”. Why: She can be asked." in half
    assert "✗ False alarm . Editorial insertion : [the wardens] This is sound reporting (neutral brackets)." in half
    assert "○ Missed . Editorial insertion : [and kept silent] Why: She did not say it." in half
    assert "You marked sound reporting, too: neutral brackets." in half

    everything = pages["everything"]
    discernment = re.search(r"Discernment here: (−?\d\.\d\d)", everything)
    assert discernment
    assert float(discernment[1].replace("−", "-")) < -0.5
    assert "○ The goal of this lesson is 0.50." in everything

    assert "You found 0 of 4; false alarms: 0. Discernment here: 0.00." in pages["nothing"]


def test_the_page_needs_nothing_else_and_escapes_what_students_write(tmp_path: Path) -> None:
    options = write_class(tmp_path)
    evil = "<script>window.executed = 1</script>"
    write_result(result(evil, [mark("source", "Una Brock", evil)]), tmp_path / "results" / "evil.json")
    feedback(tmp_path, options)
    (page,) = (tmp_path / "out").glob("script*.html")
    text = page.read_text(encoding="utf-8")
    assert "<script>window" not in text
    assert text.count("<script") == text.count("</script>") == 2
    assert "&lt;script&gt;window.executed" in text
    assert "\\u003cscript>window.executed" in text
    assert "default-src &#39;none&#39;" in text


def test_a_changed_gold_scores_everybody_anew(tmp_path: Path) -> None:
    options = write_class(tmp_path)
    no = mark("vague-source", "Insiders")
    disagreement = Disagreement(
        label=no.label, start=no.start, end=no.end, verdict="missed", reason="=HYPERLINK(“x”) everybody knows them"
    )
    write_result(result("nothing", [], disagreement), tmp_path / "results" / "nothing.json")
    assert "You found 0 of 4" in feedback(tmp_path, options)["nothing"]
    with (tmp_path / "out" / "disagreements.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["student"], row["gold"], row["quote"]) == ("nothing", "weir", "Insiders")
    assert (row["said"], row["now"], row["gold_reason"]) == ("Missed", "Missed", "Nobody can ask them.")
    assert row["why"].startswith("'=")

    gold = tmp_path / "gold" / "weir.toml"
    text = gold.read_text(encoding="utf-8")
    gold.write_text(text.replace('reason = "Nobody can ask them."', 'reason = "Arguable now."\noptional = true'))
    pages = feedback(tmp_path, options)
    assert "You found 0 of 3" in pages["nothing"]
    assert "You found 3 of 3" in pages["all-right"]
    run = CliRunner().invoke(course, ["disputes", str(tmp_path / "results"), *options])
    assert "weir.toml: “Insiders” (vague-source); the page said: Missed, now: Nothing" in run.output
    assert "nothing: '" not in run.output


def test_nobody_disagrees_and_the_file_says_so(tmp_path: Path) -> None:
    options = write_class(tmp_path)
    feedback(tmp_path, options)
    header = "student,lesson,gold,label,quote,said,now,why,gold_reason"
    assert (tmp_path / "out" / "disagreements.csv").read_text(encoding="utf-8").strip() == header
    assert CliRunner().invoke(course, ["disputes", str(tmp_path / "results"), *options]).output == "Nobody disagrees.\n"


def test_bad_results_are_named_and_the_others_done(tmp_path: Path) -> None:
    options = write_class(tmp_path)
    results = tmp_path / "results"
    (results / "broken.json").write_text("{", encoding="utf-8")
    write_result(result("far", [RIGHT[0]]).model_copy(update={"lesson": "gone"}), results / "gone.json")
    far = result("far", [RIGHT[0]])
    mark_beyond = far.items[0].spans[0].model_copy(update={"end": 99_999})
    item = far.items[0].model_copy(update={"spans": (mark_beyond,)})
    write_result(far.model_copy(update={"items": (item,)}), results / "far.json")
    with pytest.raises(BatchError) as caught:
        feedback(tmp_path, options)
    told = "\n".join(map(str, caught.value.failures))
    assert "broken.json: is no result of a lesson, or only a part of one" in told
    assert "lesson 'gone', which is not shipped. Name its file with --lesson." in told
    assert "far.json: a mark of weir ends at 99999, outside its text" in told
    assert len(list((tmp_path / "out").glob("*.html"))) == 4


def test_two_results_of_one_name_get_a_page_each(tmp_path: Path) -> None:
    options = write_class(tmp_path)
    write_result(result("Nothing!", []), tmp_path / "results" / "other.json")
    assert {"nothing", "nothing-weir-2"} <= set(feedback(tmp_path, options))
