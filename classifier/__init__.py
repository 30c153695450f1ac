"""Learn and score: from a Dataset to a model, from a model to scores and suggestions, and how good both are.

Each folder is a stage; it imports from those below it alone (see the contracts in `pyproject.toml`).

| file | is |
| --- | --- |
| `api` | the public functions of this package, for `import unsourced` |
| `commands/` | the commands: one file a command |
| `service/` | `unsourced serve`: a page for readers, a JSON API, and Label Studio's ML backend |
| `evaluation/` | how good a model is on held-out articles, beside humans and simpler systems |
| `active_learning/` | which articles to label next |
| `estimators/` | the parts as scikit-learn's estimators |
| `scoring/` | a model's predictions for new text: decoded, explained and shown |
| `training/` | from a Dataset to a Model, and where each label's threshold is chosen |
| `model/` | the Model, its card and its file |
| `features/` | what the sentence model sees of a sentence |
| `attribution/` | claims, their sources and cues |
| `embedding/` | a sentence embedding, for those who installed the extra |
| `token_model/` | which words annotators would mark |
| `linear/` | logistic regression on shares, and calibration |
| `metrics/` | precision, recall, F1, calibration error, with bootstrap intervals |
| `splits/` | folds that keep near-duplicates and outlets together |
"""
