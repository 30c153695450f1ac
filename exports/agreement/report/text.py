"""Agreement as JSON and as tables for a terminal."""

import json
from dataclasses import asdict

from exports.agreement.agreement import Agreement
from exports.agreement.report.tables import dispute_tables, labels_table, overall_tables, questions_table
from exports.report.tables import console_text, print_table, text_console

_SHOWN = 10
_WIDTH = 140


def agreement_json(result: Agreement) -> str:
    """The whole record; an undefined figure is null beside its reason."""
    return json.dumps(asdict(result), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def agreement_table(result: Agreement) -> str:
    """Tables for a terminal: the headline's origin in full, of the other the labels."""
    console = text_console(_WIDTH)
    if result.synthetic:
        console.print("Synthetic: articles or annotators are invented.\n")
    for origin in sorted(result.origins, key=lambda one: one.origin != result.headline):
        console.print(
            f"{origin.origin.capitalize()} work. Annotators: {origin.annotators}; articles: {origin.articles}, "
            f"{origin.shared_articles} of them by two or more. 95% intervals by bootstrap over articles."
        )
        print_table(console, labels_table(origin))
        if origin.origin == result.headline:
            for table in (*overall_tables(origin), questions_table(origin)):
                print_table(console, table)
    for table in dispute_tables(result, _SHOWN):
        print_table(console, table)
    return console_text(console)
