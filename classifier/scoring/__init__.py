"""Marks and values for articles, by the rules or by models: predict, decode, explain.

| file | is |
| --- | --- |
| `contributions` | What each word and feature of a sentence adds to its log-odds; the parts add up to them exactly |
| `decision_plan` | Who decides each label |
| `decode` | From predictions to marks |
| `explain` | Why learned labels are marked: per mark the reason in words, and what moved the log-odds of its sentence |
| `explanations` | Why the learned part gives a sentence its score, in words: what drove its log-odds most |
| `joint_scheme` | One scheme for several models: what they can mark together |
| `output/` | What a terminal and a page show of scored articles |
| `predict` | From articles to arrays |
| `result` | Scores as people get them in Python: with frames, a view for a notebook, and files |
| `run` | Score files: what `unsourced score` does |
| `score` | Score articles: by the rules alone, or by models over them |
| `scores` | What scoring says about one article, and its records |
| `spans` | From sentence values to spans: where the marks go, and which give way to others |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from classifier.scoring.decision_plan import DecisionPlan
    from classifier.scoring.result import Scores
    from classifier.scoring.run import score_files
    from classifier.scoring.score import mismatches
    from classifier.scoring.scores import SentenceScores, sentence_records, sentence_schema, span_records, span_schema

__all__ = [
    "DecisionPlan",
    "Scores",
    "SentenceScores",
    "mismatches",
    "score_files",
    "sentence_records",
    "sentence_schema",
    "span_records",
    "span_schema",
]

__getattr__ = lazy_exports(
    __name__,
    {
        "DecisionPlan": "decision_plan",
        "Scores": "result",
        "SentenceScores": "scores",
        "mismatches": "score",
        "score_files": "run",
        "sentence_records": "scores",
        "sentence_schema": "scores",
        "span_records": "scores",
        "span_schema": "scores",
    },
)
