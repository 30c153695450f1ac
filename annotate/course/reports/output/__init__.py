"""annotate.course.reports.output."""
