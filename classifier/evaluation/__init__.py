"""Precision, recall, F1 and calibration on articles that a model was not trained on, with intervals, beside baselines.

| file | is |
| --- | --- |
| `evaluate` | `evaluate`: a Dataset's figures by cross-validation |
| `experiment` | The record of an evaluation |
| `held_out_predictions` | What each system predicts for articles that it was not trained on, fold by fold |
| `human_ceiling` | The human ceiling: precision and recall of one annotator by the others |
| `learning_curve` | What more labels buy: the same folds, learned from fewer and fewer of their training articles |
| `measure` | From predictions and reference labels to figures, for the work of one origin |
| `options` | What an evaluation is asked for, in one record that is handed on whole |
| `records` | The figures of an evaluation as records: what JSON holds and what the views show |
| `reference_labels` | The sentences that an evaluation is about, and the reference labels that people gave them |
| `report/` | What a terminal and a page show of an evaluation |
| `result` | An evaluation as people get it in Python: with a frame, a view for a notebook, and files |
| `run` | Evaluate from a folder to a report: what `unsourced evaluate` does |
| `span_metrics` | Precision, recall and F1 of marks |
| `systems` | The systems that are evaluated: the model, and the baselines that every figure of it stands beside |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from classifier.evaluation.evaluate import evaluate_models
    from classifier.evaluation.experiment import evaluation_experiment
    from classifier.evaluation.held_out_predictions import HeldOutPredictions, predict_held_out
    from classifier.evaluation.options import EvaluationOptions
    from classifier.evaluation.result import Evaluation
    from classifier.evaluation.run import evaluate_folder
    from classifier.evaluation.systems import System, registered_systems

__all__ = [
    "Evaluation",
    "EvaluationOptions",
    "HeldOutPredictions",
    "System",
    "evaluate_folder",
    "evaluate_models",
    "evaluation_experiment",
    "predict_held_out",
    "registered_systems",
]

__getattr__ = lazy_exports(
    __name__,
    {
        "Evaluation": "result",
        "EvaluationOptions": "options",
        "HeldOutPredictions": "held_out_predictions",
        "System": "systems",
        "evaluate_folder": "run",
        "evaluate_models": "evaluate",
        "evaluation_experiment": "experiment",
        "predict_held_out": "held_out_predictions",
        "registered_systems": "systems",
    },
)
