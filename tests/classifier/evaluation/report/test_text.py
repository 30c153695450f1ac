"""An evaluation as JSON and as text for a terminal."""

import json
from dataclasses import replace

from classifier.evaluation.report.text import evaluation_json, evaluation_text, head_lines, origin_line
from tests.classifier.evaluation.invented import evaluation, learning_curve, origin_figures


def test_json_has_null_beside_the_reason() -> None:
    record = json.loads(evaluation_json(evaluation(origin_figures(value=None))))
    figure = record["origins"][0]["labels"][0]["figures"]["f1"]
    assert figure == {"value": None, "low": None, "high": None, "reason": "nothing was marked"}


def test_the_head_says_how_it_was_judged() -> None:
    assert list(head_lines(evaluation())) == [
        "2 folds by outlet: no outlet is both learned from and judged (4 units, seed 1).",
        "A sentence is positive where half of the annotators marked it. Brackets: 95% by bootstrap over articles.",
        "  model: what was trained",
        "  rules: the rules",
        "One article was left out.",
    ]
    lines = list(head_lines(replace(evaluation(by=""), synthetic=True)))
    assert lines[0].startswith("Synthetic: ")
    assert lines[1] == "Model files, judged by articles that none of them was trained on."


def test_only_of_several_origins_one_is_said_to_be_cited() -> None:
    one, other = origin_figures(), origin_figures("suggested")
    assert origin_line(evaluation(one), one) == "Unsuggested work: 10 sentences of 2 articles"
    both = evaluation(one, other)
    assert origin_line(both, one) == "Unsuggested work, the figures to cite: 10 sentences of 2 articles"
    assert origin_line(both, other) == "Suggested work: 10 sentences of 2 articles"


def test_the_text_has_all_tables_of_the_headline_alone() -> None:
    text = evaluation_text(evaluation(origin_figures(), origin_figures("suggested"), curve=learning_curve()))
    assert text.count("Over all labels that somebody marked") == 2
    assert text.count("F1 by outlet") == 1
    assert text.rstrip().endswith("More labels help.")
