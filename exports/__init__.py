"""Labels out: from Label Studio to the Dataset, and what is computed from it.

Each folder is a stage; it imports from those below it alone (see the contracts in `pyproject.toml`).

| file | is |
| --- | --- |
| `api` | the public functions of this package, for `import unsourced` |
| `commands/` | the commands: one file a command |
| `corpora/` | public corpora as Datasets |
| `formats/` | the formats of other tools, both ways |
| `consensus/` | several annotators' labels as one view |
| `sample/` | the shipped sample, made from its label files |
| `agreement/` | how far annotators agree |
| `label_studio/` | a Label Studio project, or an export saved from one, as a Dataset |
| `dataset/` | the Dataset: its tables, votes, sentence targets, and what is done with it |
| `metrics/` | coefficients of agreement and F1 of spans, on plain numbers |
| `report/` | tables and plots that reports of several stages are made of |
"""
