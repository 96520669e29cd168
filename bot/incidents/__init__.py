"""What can be done to an incident: one function per verb, each inside the transaction it is given.

The transaction is the caller's, because a verb must commit together with what called for it: the
inbox row that is done, or the key of the form that was accepted. Verbs know no platform and no
words for people but the catalogue of facts; what must be told outside they leave behind as notices.
"""
