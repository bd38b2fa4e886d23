"""What is kept from one start to the next: settings, memory, the basket."""
