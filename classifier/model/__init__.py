"""The trained model: in memory, on disk, and its card.

| file | is |
| --- | --- |
| `card` | The model card: what a model was trained on, its precision and recall on held-out text |
| `leakage` | What makes a figure worthless: a model that has seen what it is judged by |
| `model` | The trained model in memory |
| `persistence` | Models on disk: one `.skops` file of arrays and texts. Loading one never runs code from it |
| `saved_model` | A model as people get it in Python |
"""
