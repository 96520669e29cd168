"""What the page in the browser needs: the state, what changes, files."""
