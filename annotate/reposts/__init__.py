"""Groups of articles that share their words: reposts, near-duplicates, and texts with passages of each other."""

from annotate.reposts.groups import RepostGroup, Reposts, find_reposts, grouped

__all__ = ["RepostGroup", "Reposts", "find_reposts", "grouped"]
