"""One file for each kind of transcript that is read or written."""
