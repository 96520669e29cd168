"""The workspace itself: who is there and what was said. No I/O, no wire, no clock of its own."""
