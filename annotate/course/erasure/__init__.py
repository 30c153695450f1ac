"""A person removed everywhere."""
