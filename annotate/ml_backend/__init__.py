"""The service as the ML backend of a Label Studio project: connected, disconnected, and asked for a whole backlog."""
