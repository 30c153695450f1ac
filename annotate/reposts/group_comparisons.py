"""The comparisons within a group: what each article has, and lacks, beside the one it is nearest to."""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import replace

from annotate.compare import Comparison, Lineage, compare, explain
from annotate.reposts.groups import RepostGroup


def comparisons(group: RepostGroup) -> Iterator[Comparison]:
    """One comparison for each article but one: `a` is the likely original where a link joins the two, else a neighbour.

    Where the original is undetermined, the article with the most links stands in its place.
    """
    for near, other in pairs(group):
        found = explain(compare(group.articles[near], group.articles[other]))
        # The group knows more than two of its texts do.
        is_repost = near == group.original.index
        yield replace(found, lineage=Lineage("b", group.original.reasons) if is_repost else Lineage())


def pairs(group: RepostGroup) -> list[tuple[int, int]]:
    """The places that are compared: a spanning tree of the links, breadth first from the original."""
    neighbours: dict[int, list[int]] = {index: [] for index in range(len(group.articles))}
    for link in group.links:
        neighbours[link.a].append(link.b)
        neighbours[link.b].append(link.a)
    start = group.original.index
    if start is None:
        start = Counter({index: len(some) for index, some in neighbours.items()}).most_common(1)[0][0]
    found: list[tuple[int, int]] = []
    seen, waiting = {start}, deque([start])
    while waiting:
        near = waiting.popleft()
        for other in sorted(set(neighbours[near]) - seen):
            seen.add(other)
            waiting.append(other)
            found.append((near, other))
    return sorted(found, key=lambda pair: pair[1])
