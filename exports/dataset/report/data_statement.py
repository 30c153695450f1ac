"""A data statement for a Dataset, by Bender and Friedman (2018), "Data Statements for Natural Language Processing".

What a machine can know is filled in from `exports.dataset.describe`; the rest stands as questions for those who know.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from exports.dataset.dataset import Dataset
from exports.dataset.describe import describe
from exports.dataset.report.description import description_lines

SYNTHETIC = "SYNTHETIC: articles or labels were invented; figures from them say nothing about real outlets or people."


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the statement: what is known, and what somebody has to say."""

    letter: str
    title: str
    known: tuple[str, ...]
    questions: tuple[str, ...]


def data_statement(description: Mapping[str, Any]) -> tuple[Section, ...]:
    """The sections A to I of the data statement of what `describe` found."""
    articles, lines = description["articles"], description_lines(description)
    people = description["annotators"]
    scheme = description["scheme"]
    return (
        Section(
            "A",
            "Curation rationale",
            (lines["Articles"][0], lines["Articles"][2]),
            (
                "Why these articles and not others? How were they sampled?",
                "What are the labels meant for, and what not?",
            ),
        ),
        Section(
            "B",
            "Language variety",
            (lines["Articles"][4],),
            ("Which varieties (BCP-47 tags with region, and in words)? Are there translations?",),
        ),
        Section("C", "Speaker demographic", (), ("Who wrote the articles: training, region, native language, age?",)),
        Section(
            "D",
            "Annotator demographic",
            (f"{len(people)} annotators", lines["Annotations"][1], lines["Annotations"][2]),
            (
                "Who are the annotators: age, gender, native language, education, politics if it bears on the labels?",
                "How were they found, trained and paid?",
            ),
        ),
        Section(
            "E",
            "Speech situation",
            (lines["Articles"][1],),
            ("For which readers were the articles written, where, and under which rules of the press?",),
        ),
        Section(
            "F",
            "Text characteristics",
            (lines["Articles"][3], lines["Articles"][5]),
            ("News, opinion, interviews, wire copy: which genres, and how do they shape what can be marked?",),
        ),
        Section(
            "G",
            "Recording quality",
            (
                f"versions of the reader: {_names(articles['reader_versions'])}",
                f"kinds of page furniture removed: {_names(articles['removed'])}",
                lines["Problems"][0],
            ),
            ("Were the pages saved whole? What was checked by hand?",),
        ),
        Section(
            "H",
            "Other",
            (f"scheme {scheme['name']} {scheme['version']} ({scheme['title']})", *lines["Labels"]),
            ("Under which licence may texts and labels be passed on, and whom do annotators write to?",),
        ),
        Section(
            "I",
            "Provenance appendix",
            (json.dumps(description["provenance"], ensure_ascii=False, sort_keys=True),),
            ("If the Dataset builds on others: where are their data statements?",),
        ),
    )


def describe_text(dataset: Dataset) -> str:
    """What is in a Dataset, for a terminal; the data statement is in the Markdown."""
    description = describe(dataset)
    told = [SYNTHETIC, ""] if description["synthetic"] else []
    for heading, lines in description_lines(description).items():
        told += [heading, *(f"  {line}" for line in lines), ""]
    return "\n".join(told[:-1]) + "\n"


def describe_markdown(dataset: Dataset) -> str:
    """What is in a Dataset and its data statement, as Markdown to be completed by hand."""
    description = describe(dataset)
    return "\n".join(_markdown(description)) + "\n"


def describe_record(dataset: Dataset) -> dict[str, Any]:
    """The description and its data statement, for JSON."""
    description = describe(dataset)
    sections = {
        section.title: {"known": list(section.known), "questions": list(section.questions)}
        for section in data_statement(description)
    }
    return description | {"data_statement": sections}


def _markdown(description: Mapping[str, Any]) -> Iterator[str]:
    yield "# What is in this Dataset"
    if description["synthetic"]:
        yield from ("", f"**{SYNTHETIC}**")
    for heading, lines in description_lines(description).items():
        yield from ("", f"## {heading}", "", *(f"- {_escaped(line)}" for line in lines))
    yield from ("", "# Data statement", "")
    yield "After Bender and Friedman (2018). What could be counted is filled in; each question waits for an answer."
    for section in data_statement(description):
        yield from ("", f"## {section.letter}. {section.title}", "")
        yield from (f"- {_escaped(line)}" for line in section.known)
        yield from (f"- **To answer:** {question}" for question in section.questions)


def _escaped(line: str) -> str:
    """Names of outlets and topics are text, not Markdown."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|" else c for c in line)


def _names(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} ({many})" for name, many in counts.items()) or "none"
