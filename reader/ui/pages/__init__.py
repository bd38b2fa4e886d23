"""What fills the middle of the window: a transcript, a video, the search of the library."""
