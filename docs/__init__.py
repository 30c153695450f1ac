"""The guides, and what generates the command reference and the pictures."""
