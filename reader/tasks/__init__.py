"""Work that joins rooms: files into the library, quotations against their sources."""
