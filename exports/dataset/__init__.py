"""exports.dataset."""
