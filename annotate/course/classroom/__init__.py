"""A class in Label Studio: from a roster to its work, whatever that was read from."""
