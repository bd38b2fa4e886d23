"""A collection of an archive taken along as a library in a folder, and met with it again."""
