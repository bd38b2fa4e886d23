"""A recording as it is played, and how loud it is; loaded when there is one."""
