"""The page of two texts side by side."""
