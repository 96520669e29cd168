"""What goes wrong on request, and nothing else: no fault acts before it is switched on."""
