"""exports.agreement.report."""
