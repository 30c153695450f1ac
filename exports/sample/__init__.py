"""The shipped sample as a Dataset: invented articles, and the labels of invented annotators.

| file | is |
| --- | --- |
| `build` | the sample's Dataset, stored and made anew |
| `label_files` | the TOML files that hold its labels |
| `rows` | the rows that an annotator's labels become |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from exports.sample.build import PROVENANCE, build_sample, sample_dataset
    from exports.sample.label_files import SampleFile

__all__ = [
    "PROVENANCE",
    "SampleFile",
    "build_sample",
    "sample_dataset",
]

__getattr__ = lazy_exports(
    __name__,
    {
        "PROVENANCE": "build",
        "SampleFile": "label_files",
        "build_sample": "build",
        "sample_dataset": "build",
    },
)
