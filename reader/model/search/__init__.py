"""Finding what was said: folding, query, hits, and the exact way back to the text."""
