"""Documents of word processors and saved pages, a file each."""
