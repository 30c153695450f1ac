"""The shipped sample as a Dataset: invented articles, and the labels of invented annotators.

| file | is |
| --- | --- |
| `build` | the sample's Dataset, stored and made anew |
| `label_files` | the TOML files that hold its labels |
| `rows` | the rows that an annotator's labels become |
"""
