"""Readers: one file a format or an idea, from raw bytes to an Article."""
