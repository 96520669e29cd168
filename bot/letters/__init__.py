"""What was parked, as an operator sees it and sees to it."""
