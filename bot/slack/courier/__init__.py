"""Notices told in Slack: a file per family, one table from kind to function in `courier`."""
