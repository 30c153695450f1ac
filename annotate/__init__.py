"""Articles in: readers, rule suggestions, and the Label Studio project that they are loaded into."""
