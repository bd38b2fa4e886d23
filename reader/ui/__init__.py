"""The window: the only room, beside the start of the program, that knows Qt."""
