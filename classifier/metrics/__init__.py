"""Metrics of predictions, on arrays alone, with the bootstrap over articles.

| file | is |
| --- | --- |
| `auc` | Whether values tell marked sentences from others at all: the area under the ROC curve, within folds |
| `bootstrap` | A figure with its interval, from sums over articles: the bootstrap draws whole articles |
| `calibration_error` | Do values keep what a probability promises? Reliability, Brier score |
| `classification` | Metrics of yes-or-no predictions: precision, recall, F1, and the mean of both classes' F1 |
| `decision_threshold` | From a score to yes or no: the threshold, and its precision, recall and F1 |
| `ranking` | How well values put positives before the rest: area under the ROC curve, and average precision |
"""
