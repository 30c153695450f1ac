"""`unsourced consensus`: the consensus of a Dataset folder, as a page or as records."""

from pathlib import Path
from typing import Any

from exports.consensus.annotator_reliability import RESAMPLES, SEED
from exports.consensus.records import SCHEMAS, consensus_records
from exports.consensus.report.text import consensus_page
from exports.consensus.sentences import MINIMUM
from exports.consensus.spans import HALF
from exports.dataset.dataset import read_dataset
from exports.dataset.votes import require_votes
from unsourced.io.progress import say
from unsourced.io.record_files import write_records, write_text


def consensus(
    path: Path,
    *,
    show: str = "spans",
    threshold: float = HALF,
    minimum: int = MINIMUM,
    suggested: bool | None = None,
    resamples: int = RESAMPLES,
    seed: int = SEED,
    output_format: str = "terminal",
    out: Path | None = None,
    quiet: bool = False,
) -> None:
    """Write the consensus of the Dataset in the folder `path`: a page, or the records that `show` names.

    Raises DatasetError where the folder is no Dataset or nobody submitted anything that counts.
    """
    dataset = read_dataset(path)
    require_votes(dataset, suggested=suggested, where=str(path))
    if dataset.synthetic:
        say("These articles or labels are invented: every figure is synthetic.", quiet=quiet)
    options: dict[str, Any] = {"threshold": threshold, "minimum": minimum, "suggested": suggested}
    if output_format == "terminal":
        write_text(consensus_page(dataset, resamples=resamples, seed=seed, **options), out)
        return
    records = consensus_records(dataset, show, resamples=resamples, seed=seed, **options)
    write_records(records, output_format, out, schema=SCHEMAS[show])
