"""A project whose labels go on under another version of their scheme."""
