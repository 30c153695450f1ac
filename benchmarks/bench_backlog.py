"""`connect --backlog` over N loaded articles, against the same articles through `score` in process.

Printed are the seconds of both, and of what is not scoring: reading tasks, sending them, storing predictions.

    python benchmarks/bench_backlog.py [--articles 10000]
"""

import argparse
import tempfile
import time
from pathlib import Path

from threadpoolctl import threadpool_limits

from annotate.loading.load import ALL, NONE, load
from annotate.ml_backend.backlog import predict_backlog
from annotate.ml_backend.registration import connect_service
from annotate.ml_backend.service_client import Service
from annotate.studio import start, stop
from benchmarks.bench_load import invented_articles
from benchmarks.bench_serve import free_port, resident, running
from classifier.model.persistence import SHIPPED, load_model
from classifier.scoring.score import score
from unsourced.label_studio.client import connect
from unsourced.schemes.load import load_scheme


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000, help="how many")
    options = parser.parse_args()
    articles = invented_articles(options.articles)
    with threadpool_limits(1):
        model = load_model(Path(SHIPPED))
        began = time.perf_counter()
        for _ in score(articles, [model]):
            pass
        alone = time.perf_counter() - began
    print(f"{len(articles)} articles through score: {alone:.0f} s", flush=True)
    with tempfile.TemporaryDirectory() as folder, running(SHIPPED, free_port()) as (url, process):
        studio = start(Path(folder))
        try:
            with connect(url=studio.local_url, token=studio.token) as connection:
                load(
                    connection,
                    articles,
                    project="backlog",
                    scheme=load_scheme(),
                    workspace=Path(folder),
                    share=NONE,
                )
                service = Service(url)
                made = connect_service(connection, service, project="backlog", share=ALL)
                began = time.perf_counter()
                given = predict_backlog(connection, service, made.project, made.version, share=ALL)
                whole = time.perf_counter() - began
        finally:
            stop(Path(folder))
        print(
            f"{given} tasks predicted: {whole:.0f} s, {given / whole:.0f} a second, "
            f"{whole / alone:.2f} of score alone; service {resident(process.pid):.0f} MB"
        )


if __name__ == "__main__":
    main()
