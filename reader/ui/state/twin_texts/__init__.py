"""Two texts of one talk: which there are, and how they are held beside each other."""
