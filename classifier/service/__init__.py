"""One service with three faces: a page, a JSON API and an ML backend for Label Studio. Needs the extra `serve`."""
