"""Search: an index of the pages, the reading of queries, one order of what is found.

The same in Python and in the browser: what stands here has its like in ``widgets/search``.
"""
