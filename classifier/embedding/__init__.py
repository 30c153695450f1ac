"""A small sentence embedding as one more part of the stack: the extra `embedding`."""
