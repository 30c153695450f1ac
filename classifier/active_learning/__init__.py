"""Which articles to label next: those a model is unsure of, no two alike, and some drawn at random among them.

| file | is |
| --- | --- |
| `diversity` | A batch in which no two are alike |
| `queue` | The queue: what to label next, in order, with a random control slice among it |
| `result` | The queue as people get it in Python: with a frame, and files that `unsourced load` takes |
| `run` | From files to a queue: what `unsourced next` does |
| `uncertainty` | How much a label would teach |
"""
