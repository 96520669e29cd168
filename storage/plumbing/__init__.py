"""What carries every statement: connections, turns, bells, clocks and column types."""
