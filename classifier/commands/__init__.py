"""The commands of this package: one file a command, each a thin face of the function that does the work."""
