"""A small Dataset whose annotators disagree."""

from typing import Any

from exports.dataset.dataset import Dataset
from tests.exports.building import annotation, article, dataset, span

TEXT = article(body="Nobody was hurt. Officials said so. The pumps failed twice, and nobody came.")


def disputed() -> Dataset:
    rows: list[dict[str, Any]] = [annotation(who, TEXT.id, who) for who in ("ada", "bo", "cy")]
    start = TEXT.text.index("The pumps")
    spans = [span(who, "source", 0, 5, "s") for who in ("ada", "bo", "cy")]
    spans += [span("ada", "speculation", start, start + 16), span("bo", "speculation", start, start + 16)]
    spans += [span("cy", "opinion-as-fact", start, start + 16)]
    return dataset([TEXT], rows, spans)
