"""How a profile reads: in a terminal, and its notes."""

from collections.abc import Sequence

import pandas as pd

from exports.dataset.profile import LEVEL, MINIMUM_ARTICLES, Profile, profile_rows


def profile_text(found: Profile) -> str:
    """The profile for people: a table a group, groups with too few articles in a line at the end."""
    lines: list[str] = ["SYNTHETIC: articles or labels were invented.", ""] if found.synthetic else []
    few: list[str] = []
    for group, rows in found.figures.groupby("group", sort=False):
        most = int(rows["articles"].max())
        if rows["value"].isna().all():
            few.append(f"{group} ({most})")
            continue
        lines += [f"{group}: {most} articles", *_table(rows), ""]
    if few:
        lines += [f"Too few annotated articles for a figure (fewer than {MINIMUM_ARTICLES}): {', '.join(few)}", ""]
    return "\n".join(lines + notes(found)) + "\n"


def notes(found: Profile) -> list[str]:
    """What a reader of the figures must know."""
    scales = "; ".join(f"{key}: {', '.join(steps)}" for key, steps in found.scales.items())
    people = f"{found.annotations} annotations by {found.annotators} annotators"
    return [
        f"{people}, {found.began_with_suggestions:.0%} begun with suggestions. Of several annotators the mean counts.",
        f"[ ]: {LEVEL:.0%} bootstrap interval over articles. Groups stand in the alphabet's order: this is no ranking.",
        *([f"Answers: {scales}."] if scales else []),
        "A mark is a question to ask, not a verdict; other articles of the same source may read differently.",
    ]


def _table(rows: pd.DataFrame) -> Sequence[str]:
    width = max(len(str(key)) for key in rows["key"])
    lines = []
    for measure, theirs in rows.groupby("measure", sort=False):
        lines.append(f"  {measure}")
        for row in theirs.to_dict("records"):
            told = (
                f"too few articles ({row['articles']})"
                if pd.isna(row["value"])
                else f"{row['value']:6.2f}  [{row['low']:.2f}, {row['high']:.2f}]"
            )
            lines.append(f"    {row['key']:{width}}  {told}")
    return lines


def profile_record(found: Profile) -> dict[str, object]:
    """The profile for JSON."""
    return {
        "by": found.by,
        "synthetic": found.synthetic,
        "level": LEVEL,
        "fewest_articles": MINIMUM_ARTICLES,
        "annotations": found.annotations,
        "annotators": found.annotators,
        "began_with_suggestions": found.began_with_suggestions,
        "scales": found.scales,
        "notes": notes(found),
        "figures": profile_rows(found),
    }
