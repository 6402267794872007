"""What is seen, as pure functions of what is known and of the room there is."""
