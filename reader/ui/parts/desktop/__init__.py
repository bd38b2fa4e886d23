"""What passes between the window and the desktop around it: files, links, other starts."""
