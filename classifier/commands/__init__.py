"""The commands of this package: one file a command, each a thin face of the function that does the work.

| file | is |
| --- | --- |
| `evaluate` | `unsourced evaluate`: precision, recall |
| `feedback` | `unsourced feedback`: the marks that readers of the page doubted, to be checked in Label Studio |
| `next` | `unsourced next`: which articles to label next |
| `score` | `unsourced score`: marks and scores for texts, by rules or by models |
| `serve` | `unsourced serve`: a page, a JSON API and an ML backend for Label Studio |
| `train` | `unsourced train`: a model from a Dataset |
"""
