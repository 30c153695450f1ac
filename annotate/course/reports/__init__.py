"""What a teacher or a researcher is told of a class."""
