"""`unsourced agreement`: how far annotators agree, and where they do not."""

from pathlib import Path

import click

from unsourced.cli import options


@click.command()
@click.argument("dataset", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@options.output_format("terminal", "json", "html")
@options.out
def command(dataset: Path, output_format: str, out: Path | None) -> None:
    """Tell how far the annotators of a Dataset agree, and where they disagree.

    For each label and for all together, for everybody and each pair: Krippendorff's α on sentences and on tokens, α_U
    for spans, Cohen's and Fleiss' κ, F1 of spans and relations, α of the ratings, each with prevalence and observed
    agreement; 95% intervals come from a bootstrap over articles. Work that began with suggestions is kept apart. A
    figure that does not exist is "undefined", with the reason. DIR is a folder that `unsourced export` wrote.
    With --out FILE the record of the experiment stands beside it, in FILE's name with .experiment.json.

    \b
      unsourced agreement labels
      unsourced agreement labels --format json --out agreement.json
      unsourced agreement labels --format html --out agreement.html
    """
    from exports.agreement.agreement import agreement
    from exports.agreement.experiment import agreement_experiment
    from exports.agreement.report.page import agreement_page
    from exports.agreement.report.text import agreement_json, agreement_table
    from exports.dataset.dataset import read_dataset
    from unsourced.io.experiment_record import write_experiment
    from unsourced.io.record_files import write_text

    views = {"terminal": agreement_table, "json": agreement_json, "html": agreement_page}
    labelled = read_dataset(dataset)
    write_text(views[output_format](agreement(labelled)), out)
    if out is not None:
        write_experiment(agreement_experiment(labelled, dataset), out)
