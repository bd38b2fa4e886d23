"""A transcript that is heard: where in it a voice is, how loud, and what of it is said aloud."""
