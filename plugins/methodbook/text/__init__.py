"""Language: forms of words, links, Markdown."""
