"""The window itself: its parts put in their places and tied together."""
