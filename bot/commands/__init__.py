"""The words of `/incident`, the same on every platform. They know no platform and no SQL.

A word is a file with what it runs and its row of the table; hence more files than elsewhere.
Around the words: `desk` (where every request arrives), `asking`, `parser` and `table` (from the
text to the word), `times` and `titles` (what stands in the text), `moving`, `overview`, `slips` and
`keeping` (what several share, or what has no word), `wording`, `sheets`, `clock` (how it is said).
"""
