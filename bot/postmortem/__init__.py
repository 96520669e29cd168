"""The postmortem draft: what the record says, as a document that people go on writing."""
