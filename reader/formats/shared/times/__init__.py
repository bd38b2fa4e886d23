"""How times are written amid words."""
