"""Are planted reposts found, is their original named, how does the time grow? Beside datasketch alone and brute force.

    python -m benchmarks.bench_reposts [--articles 5000] [--reposts 500] [--sizes 1000 10000 50000]

Found: real reports (PolNeAR and BASIL in ../shared/corpora; without them invented ones) are cut into texts that share
no paragraph, and reposts of some are planted among them (benchmarks/planted_reposts.py). Pairs that are found before
anything is planted are real: the published corpora hold reports in two editions, and passages used twice. They are
counted apart. The peer is datasketch as its documentation has it: MinHash of the three-word shingles of whole texts,
128 permutations, threshold 0.5.

Growth: invented reports in a process of its own for each size, in CPU seconds, with the memory that finding adds.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from annotate.reposts import Reposts, find_reposts
from annotate.reposts.links import DisjointSets, find_links
from benchmarks.invented_reports import invented_reports
from benchmarks.planted_reposts import OF_A_PART, Paragraphs, Plant, planted

CORPORA = Path(__file__).parents[2] / "shared" / "corpora"
SEED = 7
# Words of the texts that reports are cut into.
LENGTHS = (50, 70, 90, 120, 160, 240)
SHORTEST = 40
FEW = 1000

Pair = tuple[int, int]
Finder = Callable[[Sequence[str]], list[Pair]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=5000, help="how many, planted ones included")
    parser.add_argument("--reposts", type=int, default=500, help="how many of them are planted")
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 10_000, 50_000], help="for the growth")
    parser.add_argument("--measure", nargs=2, metavar=("FINDER", "FILE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        measure(FINDERS[options.measure[0]], Path(options.measure[1]))
        return
    found(options.articles, options.reposts)
    growth(options.sizes)


def found(count: int, reposts: int) -> None:
    """Print recall and precision by how much was changed, and how often the original is named."""
    random = Random(SEED)
    texts = cut_reports(random)
    hosts = [texts.pop() + texts.pop() for _ in range(reposts // OF_A_PART)]
    texts = texts[: count - reposts]
    articles, plants = planted(texts, hosts, reposts, SEED)
    lengths = sorted(len(article.text.split()) for article in articles)
    middle = lengths[len(lengths) // 2]
    print(f"{len(articles)} articles of {lengths[0]} to {lengths[-1]} words (median {middle}), {reposts} planted")
    bodies = [article.text for article in articles]
    began = time.process_time()
    result = find_reposts(articles)
    seconds = time.process_time() - began
    # The partial copies are planted first, each in the host of its number.
    before = find_links([*bodies[: len(texts)], *("\n\n".join(host) for host in hosts)])
    real = {(link.a, link.b) for link in before.links}
    short = sum(link.overlap.words < 2 * SHORTEST for link in before.links)
    print(f"{len(real)} pairs among the texts before planting, {short} of them share less than {2 * SHORTEST} words")
    print(f"find_reposts: {len(articles) / seconds:,.0f} articles per CPU second")
    told(linked(bodies), plants, real, "unsourced")
    began = time.process_time()
    peer = datasketch_alone(bodies)
    print(f"datasketch alone: {len(articles) / (time.process_time() - began):,.0f} articles per CPU second")
    told(peer, plants, real | {pair for pair in peer if max(pair) < len(texts)}, "datasketch alone")
    originals(result, plants, [article.id for article in articles])


def told(pairs: Sequence[Pair], plants: Sequence[Plant], real: set[Pair], who: str) -> None:
    """Recall by the share of words changed, and precision: a pair that neither plants nor real pairs join is false."""
    size = 1 + max(plant.copy for plant in plants)
    joined, true = DisjointSets(size), DisjointSets(size)
    for pair in pairs:
        joined.join(*pair)
    for pair in [*real, *((plant.original, plant.copy) for plant in plants)]:
        true.join(*pair)
    false = sum(true.root(a) != true.root(b) for a, b in pairs)
    for low, high in ((0.0, 0.2), (0.2, 0.4)):
        band = [plant for plant in plants if low <= plant.changed < high]
        kinds = {
            "all": band,
            "whole": [plant for plant in band if not plant.partial],
            "partial": [plant for plant in band if plant.partial],
            "scattered": [plant for plant in band if plant.scattered],
        }
        shown = []
        for kind, some in kinds.items():
            hits = sum(joined.root(plant.original) == joined.root(plant.copy) for plant in some)
            shown.append(f"{kind} {hits / max(1, len(some)):.3f} ({hits} of {len(some)})")
        print(f"  {who}, {low:.0%} to {high:.0%} of the words changed: recall " + ", ".join(shown))
    hits = sum(joined.root(plant.original) == joined.root(plant.copy) for plant in plants)
    print(f"  {who}: {false} false pairs, precision {hits / max(1, hits + false):.3f}; {len(pairs)} pairs in all")


def originals(result: Reposts, plants: Sequence[Plant], ids: Sequence[str]) -> None:
    """How often the original is named rightly, in groups of one original and one copy."""
    groups = {article.id: group for group in result.groups for article in group.articles}
    answers: Counter[tuple[str, str]] = Counter()
    for plant in plants:
        group = groups.get(ids[plant.original])
        if group is None or {article.id for article in group.articles} != {ids[plant.original], ids[plant.copy]}:
            continue
        index = group.original.index
        right = index is not None and group.articles[index].id == ids[plant.original]
        answers[plant.case, "undetermined" if index is None else "right" if right else "wrong"] += 1
    for case in sorted({case for case, _ in answers}):
        counts = ", ".join(f"{answer} {answers[case, answer]}" for answer in ("right", "undetermined", "wrong"))
        print(f"  original where {case}: {counts}")
    dated = [(answer, number) for (case, answer), number in answers.items() if "dated" in case]
    share = sum(number for answer, number in dated if answer == "right") / max(1, sum(number for _, number in dated))
    wrong = sum(number for (case, answer), number in answers.items() if answer == "wrong" and "dated" not in case)
    print(f"  original named rightly in {share:.3f} of the groups with both dates; wrong without them: {wrong}")


def growth(sizes: Sequence[int]) -> None:
    """Print the CPU seconds and the memory of each size, with the peers where they end in a minute."""
    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            file = Path(name) / f"{size}.jsonl"
            with file.open("w", encoding="utf-8") as lines:
                for start in range(0, size, FEW):
                    for report in invented_reports(min(FEW, size - start), seed=start):
                        lines.write(json.dumps("\n\n".join(report)) + "\n")
            for finder in FINDERS:
                if size <= {"unsourced": size, "datasketch alone": 10_000, "brute force": FEW}[finder]:
                    command = [sys.executable, "-m", "benchmarks.bench_reposts", "--measure", finder, str(file)]
                    print(
                        subprocess.run(command, check=True, capture_output=True, text=True).stdout, end="", flush=True
                    )


def measure(finder: Finder, file: Path) -> None:
    """Print what one finder takes for the texts of a file."""
    texts = [json.loads(line) for line in file.open(encoding="utf-8")]
    # The modules are loaded and met once before the clock starts.
    finder(texts[:10])
    before = peak()
    began, wall = time.process_time(), time.perf_counter()
    finder(texts)
    cpu, wall = time.process_time() - began, time.perf_counter() - wall
    name = next(name for name, some in FINDERS.items() if some is finder)
    print(
        f"{len(texts):>6} articles, {name}: {cpu:.1f} CPU s ({1000 * cpu / len(texts):.2f} ms an article, {wall:.1f} s "
        f"by the clock), {peak() - before:.0f} MB more than the {before:.0f} MB before"
    )


def peak() -> float:
    """The most memory that this process has held, in MB."""
    status = Path("/proc/self/status")
    if status.is_file():
        # What getrusage says of a new process on Linux is no less than its parent's.
        line = next(line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def linked(texts: Sequence[str]) -> list[Pair]:
    """The pairs that unsourced links."""
    return [(link.a, link.b) for link in find_links(texts).links]


def datasketch_alone(texts: Sequence[str]) -> list[Pair]:
    """The pairs that datasketch finds as its documentation has it."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.5, num_perm=128)
    pairs: list[Pair] = []
    for number, text in enumerate(texts):
        mark = MinHash(num_perm=128)
        mark.update_batch([shingle.encode() for shingle in shingles(text)])
        pairs += [(other, number) for other in index.query(mark)]
        index.insert(number, mark)
    return pairs


def brute_force(texts: Sequence[str]) -> list[Pair]:
    """The pairs with a third of their three-word shingles in common, each with each."""
    sets = [shingles(text) for text in texts]
    return [
        (one, other)
        for other in range(len(sets))
        for one in range(other)
        if 3 * len(sets[one] & sets[other]) >= len(sets[one] | sets[other])
    ]


def shingles(text: str) -> set[str]:
    words = text.lower().split()
    return {" ".join(words[index : index + 3]) for index in range(max(1, len(words) - 2))}


def cut_reports(random: Random) -> list[Paragraphs]:
    """Texts of whole paragraphs, none in two of them, in random order."""
    texts = []
    for report in reports():
        left = [paragraph for paragraph in report if paragraph.strip()]
        while left:
            wanted, text = random.choice(LENGTHS), list[str]()
            while left and sum(len(paragraph.split()) for paragraph in text) < wanted:
                text.append(left.pop(0))
            if sum(len(paragraph.split()) for paragraph in text) >= SHORTEST:
                texts.append(text)
    random.shuffle(texts)
    return texts


def reports() -> list[Paragraphs]:
    """The paragraphs of each published report."""
    if not CORPORA.is_dir():
        print(f"the real corpora are not at {CORPORA}; invented reports instead")
        return invented_reports(3000)
    from exports.corpora.basil import read_basil
    from exports.corpora.polnear import read_polnear

    datasets = read_polnear(CORPORA / "polnear"), read_basil(CORPORA / "basil")
    return [
        text[start:].split("\n\n")
        for dataset in datasets
        for text, start in zip(dataset.articles["text"], dataset.articles["body_start"], strict=True)
    ]


FINDERS: dict[str, Finder] = {"unsourced": linked, "datasketch alone": datasketch_alone, "brute force": brute_force}

if __name__ == "__main__":
    main()
