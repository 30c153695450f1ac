"""Courses: lessons on articles with known answers, how they are graded, and practice without a server."""
