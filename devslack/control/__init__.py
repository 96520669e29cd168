"""The control API: act as a person, set the clock, make things go wrong, read what happened."""
