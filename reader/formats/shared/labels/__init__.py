"""Labels before words: what opens a line as one does, and whose the words behind it are."""
