"""How an app is told: over a socket or by signed HTTP, again where it did not answer."""
