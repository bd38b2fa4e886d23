"""What is done in the window: each class has the actions of one concern, each on its method."""
