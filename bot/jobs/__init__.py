"""What runs by itself: workers that empty inbox and outbox, and the ticker below them."""
