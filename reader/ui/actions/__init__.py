"""What an action is, and what is made of it: menus, bars, buttons and keys."""
