"""Two languages side by side: which passage of one is which of the other."""
