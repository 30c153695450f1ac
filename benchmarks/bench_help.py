"""Does the command line answer at once? `unsourced --help` against importing click alone, in one run.

    python -m benchmarks.bench_help [--rounds N]

Aim: under 0.3 s. Medians of rounds; each round starts one process of each, in turn.
"""

import argparse
import statistics
import subprocess
import sys
import time

AIM = 0.3
COMMANDS = {
    "python -c 'import click'": [sys.executable, "-c", "import click"],
    "unsourced --help": [sys.executable, "-m", "unsourced", "--help"],
    "unsourced score --help": [sys.executable, "-m", "unsourced", "score", "--help"],
}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=11, help="how often to time each")
    rounds = options.parse_args().rounds
    seconds: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(rounds):
        for name, command in COMMANDS.items():
            begun = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            seconds[name].append(time.perf_counter() - begun)
    medians = {name: statistics.median(values) for name, values in seconds.items()}
    peer = next(iter(medians.values()))
    for name, median in medians.items():
        print(f"{name}: {median * 1000:.0f} ms, {median / peer:.2f} of the peer")
    met = medians["unsourced --help"] < AIM
    print(f"aim, under {AIM} s: {'met' if met else 'missed'}")


if __name__ == "__main__":
    main()
