"""A comparison as records: one change a line, and one for each quotation that differs."""

from collections.abc import Iterator, Sequence

from annotate.compare.comparison import Change, Comparison, TextRange
from annotate.compare.output.wording import describe_change
from unsourced.io.record_files import Record


def records(comparison: Comparison, changes: Sequence[Change]) -> Iterator[Record]:
    """These changes in this order, then the quotations that differ; the places are None on a line outside the text.

    `number` is the change's place in the text; `text[start:end]` of the article with that id are the words.
    """
    numbers = {id(change): number for number, change in enumerate(comparison.changes, 1)}
    ids = {"article_a": comparison.a.id, "article_b": comparison.b.id}
    for change in changes:
        words_a, words_b = comparison.words(change)
        yield {
            "type": "change",
            "number": numbers[id(change)],
            "kind": change.kind,
            "part": change.part,
            **ids,
            **_offsets(change.a, change.b),
            "words_a": words_a,
            "words_b": words_b,
            "typographic": change.typographic,
            "effects": [
                {"kind": one.kind, "side": one.side or None, "words": one.words, "reason": one.reason}
                for one in change.effects
            ],
            "said": describe_change(change, comparison),
            "repost": comparison.lineage.repost,
            "evidence": list(comparison.lineage.evidence),
        }
    for quotation in comparison.quotations:
        yield {
            "type": "quotation",
            "number": None,
            "kind": quotation.kind,
            "part": None,
            **ids,
            **_offsets(quotation.a, quotation.b),
            "words_a": comparison.a.text[slice(*quotation.a)] if quotation.a else "",
            "words_b": comparison.b.text[slice(*quotation.b)] if quotation.b else "",
            "reason": quotation.reason,
            "changes": [number + 1 for number in quotation.changes],
        }


def _offsets(a: TextRange | None, b: TextRange | None) -> dict[str, object]:
    return {
        "a_start": a.start if a else None,
        "a_end": a.end if a else None,
        "b_start": b.start if b else None,
        "b_end": b.end if b else None,
    }
