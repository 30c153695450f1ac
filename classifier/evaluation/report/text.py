"""An evaluation as JSON and as tables for a terminal."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from classifier.evaluation.records import Evaluation, OriginFigures
from classifier.evaluation.report.tables import curve_table, tables, undefined
from exports.report.tables import console_text, print_table, text_console

_WIDTH = 150
_FOLD_DESCRIPTIONS = {
    "outlet": "no outlet is both learned from and judged",
    "topic": "no topic is both learned from and judged",
    "date": "what is judged is later than what was learned from",
    "article": "no article, copy of it or article of its group is both learned from and judged",
    "random": "articles at random, so recognising an outlet helps",
}


def evaluation_json(evaluation: Evaluation) -> str:
    """The whole record; an undefined figure is null beside its reason."""
    return json.dumps(asdict(evaluation), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def evaluation_text(evaluation: Evaluation) -> str:
    """The headline's tables in full, and of the other origin what holds over all labels."""
    console = text_console(_WIDTH)
    for line in head_lines(evaluation):
        console.print(line)
    for origin in evaluation.origins:
        cited = origin.origin == evaluation.headline
        console.print(f"\n{origin_line(evaluation, origin)}")
        for table in tables(evaluation, origin)[: None if cited else 2]:
            print_table(console, table)
        for line in undefined(origin) if cited else ():
            console.print(line)
    curve = curve_table(evaluation)
    if curve is not None and evaluation.learning_curve is not None:
        print_table(console, curve)
        console.print(evaluation.learning_curve.hint)
    return console_text(console)


def head_lines(evaluation: Evaluation) -> Iterator[str]:
    """What was judged, how, and what stands beside it."""
    if evaluation.synthetic:
        yield "Synthetic: articles or annotators are invented, and the figures say nothing about real news."
    if evaluation.by:
        yield (
            f"{evaluation.folds} folds by {evaluation.by}: {_FOLD_DESCRIPTIONS[evaluation.by]} "
            f"({evaluation.units} units, seed {evaluation.seed})."
        )
    else:
        yield "Model files, judged by articles that none of them was trained on."
    yield f"A sentence is positive where {evaluation.truth}. Brackets: 95% by bootstrap over articles."
    for name, description in evaluation.systems.items():
        yield f"  {name}: {description}"
    yield from evaluation.notes


def origin_line(evaluation: Evaluation, origin: OriginFigures) -> str:
    """What the figures of this origin are taken on, and whether they are those to cite."""
    cite = ", the figures to cite" if len(evaluation.origins) > 1 and origin.origin == evaluation.headline else ""
    return f"{origin.origin.capitalize()} work{cite}: {origin.sentences} sentences of {origin.articles} articles"
