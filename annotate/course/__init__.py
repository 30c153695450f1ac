"""Courses: lessons on articles with known answers, how they are graded, and practice without a server.

Marks are recorded, grades never: they are computed anew from marks and gold, so that changed gold re-scores everybody.

| file | is |
| --- | --- |
| `lessons/` | what a lesson is made of: articles, gold, questions |
| `grading/` | a student's work against the gold |
| `pages/` | HTML that needs no server: practice, and feedback to a student |
| `classroom/` | a class in Label Studio, from its roster to its results |
| `reports/` | what a teacher or a researcher learns of a class |
| `erasure/` | a student removed from everything within reach |
"""
