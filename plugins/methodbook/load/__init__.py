"""Files become the base; the only place that imports yaml."""
