"""HTML that needs no server: practice, and feedback to a student."""
