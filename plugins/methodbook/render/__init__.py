"""The base becomes HTML; the only place that imports jinja2."""
