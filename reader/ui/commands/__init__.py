"""What is done in the window, a file for each concern: every action stands on its method."""
