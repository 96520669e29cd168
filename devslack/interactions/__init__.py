"""What people do to the app: commands, presses, forms, shortcuts; three seconds, never repeated."""
