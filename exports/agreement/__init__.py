"""How far annotators agree: coefficients, their intervals, and where people differ."""
