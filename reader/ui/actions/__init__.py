"""What can be done in the window: the table of actions, its menus, bars and keys."""
