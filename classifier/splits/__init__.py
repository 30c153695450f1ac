"""Which articles and sentences are held out together, so that nothing held out is learned from.

| file | is |
| --- | --- |
| `evaluation_folds` | Which articles are held out together, and which others a model may learn from meanwhile |
| `fold_units` | What evaluation folds can keep apart; it imports nothing heavy, so that a command can list it |
| `inner_folds` | Folds that keep together what belongs together |
"""
