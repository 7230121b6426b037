"""Study questions worded better by a language model, where there is one, and proven to ask for the same."""
