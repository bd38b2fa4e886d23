"""What the window shows, as state with signals; nothing here can be seen."""
