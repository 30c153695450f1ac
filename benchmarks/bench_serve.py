"""The service on loopback with 1, 8 and 64 clients, against the same model called in process; soaked; killed.

Each request holds an invented article of about 500 words; clients wait for an answer before they ask again. In process,
the same articles go through `score` one after the other, before and after, as the machine has moods. Printed are
requests a second with the ratio to that, p50 and p99 in ms. Then 64 clients ask for some minutes, and errors and memory
are printed; at last the service is killed and started again while 16 clients ask: they may see connection errors alone.

    python benchmarks/bench_serve.py [--model sample] [--seconds 20] [--minutes 10]
"""

import argparse
import asyncio
import contextlib
import os
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from threadpoolctl import threadpool_limits

from benchmarks.bench_load import invented_articles
from classifier.model.model import Model
from classifier.model.persistence import load_model
from classifier.scoring.score import score
from unsourced.core.article import Article

WORDS = 500
ARTICLES = 400
CLIENTS = (1, 8, 64)
SOAKING, RESTARTING = 64, 16


@dataclass
class Told:
    """What clients saw: seconds of each answer, and how many answers and failures of each kind."""

    seconds: list[float] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)

    def percentile(self, share: float) -> float:
        ordered = sorted(self.seconds)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="sample", help="a model file, or sample")
    parser.add_argument("--seconds", type=float, default=20, help="how long each number of clients asks")
    parser.add_argument("--minutes", type=float, default=10, help="how long 64 clients soak it")
    options = parser.parse_args()
    articles = invented_articles(ARTICLES, words=WORDS)
    model = load_model(Path(options.model))
    in_process(articles[:20], model)
    with running(options.model, free_port()) as (url, process):
        rates = [in_process(articles, model)]
        told = {clients: ask(url, articles, clients, options.seconds) for clients in CLIENTS}
        rates.append(in_process(articles, model))
        peer = statistics.mean(rates)
        print(f"in process, one article at a time: {rates[0]:.1f} and {rates[1]:.1f} articles/s")
        for clients, saw in told.items():
            rate = len(saw.seconds) / options.seconds
            print(
                f"  {clients:2} clients: {rate:6.1f} requests/s ({rate / peer:.2f} of in process), "
                f"p50 {saw.percentile(0.5):5.0f} ms, p99 {saw.percentile(0.99):5.0f} ms, {dict(saw.kinds)}",
                flush=True,
            )
        soak(url, process, articles, options.minutes)
    restart(options.model, articles)


def in_process(articles: Sequence[Article], model: Model) -> float:
    """Articles a second of the model called in this process, on one thread as in the service."""
    with threadpool_limits(1):
        began = time.perf_counter()
        for article in articles:
            list(score([article], [model]))
        return len(articles) / (time.perf_counter() - began)


def ask(url: str, articles: Sequence[Article], clients: int, seconds: float) -> Told:
    """What so many clients see in so many seconds."""
    return asyncio.run(_ask(url, articles, clients, seconds))


async def _ask(url: str, articles: Sequence[Article], clients: int, seconds: float) -> Told:
    told = Told()
    until = time.monotonic() + seconds
    await asyncio.gather(*(_client(url, articles, place, until, told) for place in range(clients)))
    return told


async def _client(url: str, articles: Sequence[Article], place: int, until: float, told: Told) -> None:
    async with httpx.AsyncClient(base_url=url, timeout=120, trust_env=False) as client:
        while (began := time.monotonic()) < until:
            place += 1
            try:
                answer = await client.post("/api/score", json={"text": articles[place % len(articles)].text})
                told.kinds[str(answer.status_code)] += 1
            except httpx.TransportError as error:
                told.kinds[type(error).__name__] += 1
                await asyncio.sleep(0.05)
                continue
            if time.monotonic() <= until:
                told.seconds.append(time.monotonic() - began)


def soak(url: str, process: "subprocess.Popen[bytes]", articles: Sequence[Article], minutes: float) -> None:
    """64 clients for some minutes: what they saw, and the service's memory at each tenth of the time."""
    told = Told()
    memory = []
    for _ in range(10):
        part = ask(url, articles, SOAKING, 6 * minutes)
        told.kinds += part.kinds
        told.seconds += part.seconds
        memory.append(resident(process.pid))
    print(
        f"{SOAKING} clients for {minutes:g} minutes: {dict(told.kinds)}, p99 {told.percentile(0.99):.0f} ms, "
        f"memory in MB {', '.join(f'{each:.0f}' for each in memory)}",
        flush=True,
    )


def restart(model: str, articles: Sequence[Article]) -> None:
    """Kill the service under load and start it again on its port; print all that the clients saw."""
    port = free_port()

    async def play() -> Told:
        told = Told()
        until = time.monotonic() + 20
        url = f"http://127.0.0.1:{port}"
        asking = [asyncio.create_task(_client(url, articles, place, until, told)) for place in range(RESTARTING)]
        with contextlib.ExitStack() as stack:
            _, process = await asyncio.to_thread(stack.enter_context, running(model, port))
            await asyncio.sleep(5)
            process.send_signal(signal.SIGKILL)
            await asyncio.sleep(1)
            await asyncio.to_thread(stack.enter_context, running(model, port))
            await asyncio.gather(*asking)
        return told

    print(f"killed and started again under {RESTARTING} clients: {dict(asyncio.run(play()).kinds)}")


@contextlib.contextmanager
def running(model: str, port: int) -> "Iterator[tuple[str, subprocess.Popen[bytes]]]":
    """A service in a process of its own: its address, and the process."""
    command = [sys.executable, "-m", "unsourced", "serve", "--model", model, "--port", str(port), "--quiet"]
    process = subprocess.Popen(command)
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            with contextlib.suppress(httpx.TransportError):
                httpx.get(f"{url}/health", trust_env=False)
                break
            time.sleep(0.1)
        yield url, process
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def resident(pid: int) -> float:
    """Memory of a process in MB."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main()
