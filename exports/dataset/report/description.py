"""How a description of a Dataset reads: lines under headings, for a terminal and for Markdown."""

from collections.abc import Mapping
from typing import Any


def description_lines(description: Mapping[str, Any]) -> dict[str, list[str]]:
    """The description in words: lines by heading, for terminal and Markdown alike."""
    articles, annotations = description["articles"], description["annotations"]
    return {
        "Articles": [
            f"{articles['count']} articles, {articles['words']} words; {_five(articles['words_an_article'], 'words')}",
            f"published: {_span(articles['published'])}",
            f"outlets: {_listed(articles['outlets'])}",
            f"topics: {_listed(articles['topics'])}",
            f"languages: {_listed(articles['languages'])}",
            f"reposts that name their original: {articles['reposts']}; "
            f"near-duplicates of another article: {articles['near_duplicates']}",
        ],
        "Annotations": [
            f"{annotations['count']} annotations: {_listed(annotations['status'])}; "
            f"roles: {_listed(annotations['roles'])}",
            f"made: {_span(annotations['made'])}; begun with suggestions: {annotations['began_with_suggestions']}",
            "articles by number of annotators who submitted: "
            + (_listed({f"{n} of them": many for n, many in annotations["annotators_an_article"].items()})),
            f"seconds an annotation: {_five(annotations['lead_time_seconds'], 'seconds')}",
            *(
                f"{name}: {_listed(told['status'])}; {told['spans']} spans"
                for name, told in description["annotators"].items()
            ),
        ],
        "Labels": [
            f"{description['spans']['count']} spans; origin: {_listed(description['spans']['origins'])}",
            *(f"{label}: {_label(told)}" for label, told in description["labels"].items()),
        ],
        "Relations and answers": [
            f"relations: {_listed(description['relations'])}; spans with a reason: {description['reasons']}",
            *(f"{question}: {_listed(told)}" for question, told in description["answers"].items()),
        ],
        "Problems": [f"kept in problems.jsonl: {_listed(description['problems'])}"],
    }


def _label(told: Mapping[str, Any]) -> str:
    length = told["length"]
    words = f"{told['spans']} in {told['annotations']} annotations"
    words += (
        f", {length['median']:g} characters ({length['quarter']:g} to {length['three_quarters']:g})" if length else ""
    )
    asked = told["sentences"]
    if not asked["asked_of_several"]:
        return f"{words}; no sentence was put to several annotators"
    return (
        f"{words}; of {asked['asked_of_several']} sentences put to several annotators "
        f"{asked['marked_by_any']} were marked by anybody, {asked['marked_by_all']} by all"
    )


def _listed(counts: Mapping[str, int], shown: int = 12) -> str:
    told = [f"{name} ({many})" for name, many in counts.items()]
    return ", ".join(told[:shown]) + (f" and {len(told) - shown} more" if len(told) > shown else "") or "none"


def _five(told: Mapping[str, float] | None, unit: str) -> str:
    if told is None:
        return "not said"
    return (
        f"median {told['median']:g} {unit} ({told['quarter']:g} to {told['three_quarters']:g}; most {told['most']:g})"
    )


def _span(ends: Mapping[str, str] | None) -> str:
    return f"{ends['first']} to {ends['last']}" if ends else "not said"
