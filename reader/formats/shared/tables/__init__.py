"""Tables with a row a caption or a turn, whatever kind of file they stand in."""
