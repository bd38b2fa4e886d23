"""From an excerpt to words that are taken away: citations, styles, documents, tables."""
