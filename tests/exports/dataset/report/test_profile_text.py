"""A profile in a terminal and as JSON; too few articles give no figure."""

import pandas as pd

from exports.dataset.profile import Profile
from exports.dataset.report.profile_text import notes, profile_record, profile_text

COLUMNS = ["group", "measure", "key", "articles", "value", "low", "high"]
ROWS = [["Courier", "mean answer", "bias", 20, 1.5, 1.0, 2.0], ["Wire", "mean answer", "bias", 3, None, None, None]]
FOUND = Profile(
    by="outlet",
    figures=pd.DataFrame(ROWS, columns=COLUMNS),
    scales={"bias": ["1 = none", "2 = some"]},
    annotations=23,
    annotators=2,
    began_with_suggestions=0.25,
    synthetic=True,
)


def test_a_group_has_its_figures_or_stands_with_the_small_ones() -> None:
    lines = profile_text(FOUND).splitlines()
    assert lines[0].startswith("SYNTHETIC: ")
    assert lines[2:5] == ["Courier: 20 articles", "  mean answer", "    bias    1.50  [1.00, 2.00]"]
    assert "Too few annotated articles for a figure (fewer than 20): Wire (3)" in lines


def test_notes_say_what_a_reader_must_know() -> None:
    assert notes(FOUND)[0].startswith("23 annotations by 2 annotators, 25% begun with suggestions.")
    assert "Answers: bias: 1 = none, 2 = some." in notes(FOUND)
    record = profile_record(FOUND)
    assert (record["by"], record["synthetic"], record["fewest_articles"]) == ("outlet", True, 20)
    assert record["notes"] == notes(FOUND)
