"""Times and names in the coats of programs, archives and typists, set as they are usually."""
