"""The Web API: METHODS names every method that is built, what it takes and what it needs."""
