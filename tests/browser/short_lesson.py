"""A teacher's own lesson, short enough to be played by hand: five articles with gold, in files."""

from pathlib import Path

LESSON = """
name = "weir-lesson"
title = "Who says so?"
minutes = 10
labels = ["vague-source", "editorial-insertion"]
pass_mark = 0.4
introduction = "Ask of every sentence: who says so, and whose words are these?"
practice = ["mill"]

[forms]
A = ["pump", "fair"]
B = ["weir", "bake"]

[[questions]]
key = "sure"
text = "How sure are you?"
type = "choice"
when = ["before"]
choices = [{ key = "yes", text = "Very" }, { key = "no", text = "Not at all" }]
"""

ARTICLES = {
    "mill": "# Mill to close\n\nInsiders say the mill will close. The owner [that old fox] said nothing.\n",
    "pump": "# Pump fails in Orrin\n\nCritics say the pump was old. The mayor [no friend of work] was away.\n",
    "weir": "# Weir leaks\n\nExperts say the weir may go. Ida Moor [of all people] signed the plan.\n",
    "fair": "# Fair opens\n\nThe fair opened on Monday. Una Brock, who runs it, counted 300 guests.\n",
    "bake": "# Bakery moves\n\nThe bakery moves to Mill Lane in May, its owner Jo Tarn said on Friday.\n",
}

# By article: what is to be found, and why.
SPANS = {
    "mill": [("vague-source", "Insiders"), ("editorial-insertion", "[that old fox]")],
    "pump": [("vague-source", "Critics"), ("editorial-insertion", "[no friend of work]")],
    "weir": [("vague-source", "Experts"), ("editorial-insertion", "[of all people]")],
    "fair": [],
    "bake": [],
}
REASON = "Gold says: nobody can ask them."


def write_lesson(folder: Path) -> tuple[Path, Path, Path]:
    """Write the lesson; returns its file, the folder of its gold, and that of its articles."""
    gold, articles = folder / "gold", folder / "articles"
    gold.mkdir()
    articles.mkdir()
    for name, text in ARTICLES.items():
        (articles / f"{name}.md").write_text(text, encoding="utf-8")
        spans = "".join(
            f'[[spans]]\nlabel = "{label}"\nquote = "{quote}"\nreason = "{REASON}"\n' for label, quote in SPANS[name]
        )
        clean = "" if SPANS[name] else "clean = true\n"
        (gold / f"{name}.toml").write_text(clean + spans, encoding="utf-8")
    lesson = folder / "weir-lesson.toml"
    lesson.write_text(LESSON, encoding="utf-8")
    return lesson, gold, articles
