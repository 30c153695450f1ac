"""exports.label_studio."""
