"""The only package that imports mkdocs: a thin host around :mod:`methodbook`."""
