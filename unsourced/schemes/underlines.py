"""Underline patterns: the sign beside its colour by which a label is told from another."""

# What a scheme may name, and the style and thickness (in px) of CSS text-decoration for it.
PATTERNS = {
    "solid": ("solid", 2),
    "double": ("double", 2),
    "dotted": ("dotted", 2),
    "dashed": ("dashed", 2),
    "wavy": ("wavy", 1.5),
    "thick-solid": ("solid", 4),
    "thick-double": ("double", 4),
    "thick-dotted": ("dotted", 4),
    "thick-dashed": ("dashed", 4),
    "thick-wavy": ("wavy", 3),
    "thin-solid": ("solid", 1),
    "thin-dotted": ("dotted", 1),
    "thin-dashed": ("dashed", 1),
    "thin-wavy": ("wavy", 0.75),
}


def underline_css(pattern: str, colour: str) -> str:
    """The CSS declarations that draw a pattern in a colour under words; raises KeyError for an unknown pattern."""
    style, thickness = PATTERNS[pattern]
    return f"text-decoration: underline {style} {colour} {thickness}px; text-underline-offset: 3px"
