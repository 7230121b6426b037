"""Words and what they count for: the lexicon, the vocabulary, abbreviations, term weights."""
