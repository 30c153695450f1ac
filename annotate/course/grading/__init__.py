"""A student's work against the gold."""
