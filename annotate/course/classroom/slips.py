"""The sheet that a teacher prints and cuts: a slip a student with address, login and password."""

from annotate.course.classroom.course_record import Course
from annotate.schemes.guideline import environment


def slips_html(course: Course, address: str) -> str:
    """One HTML page that needs nothing else, a slip a student by name; `address` is where they log in."""
    students = sorted(course.students, key=lambda student: (student.section, student.name, student.pseudonym))
    return environment().get_template("course_slips.html.j2").render(course=course, students=students, address=address)
