"""What stands on pages around and amid what is said."""
