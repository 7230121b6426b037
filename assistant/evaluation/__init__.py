"""How good the answers are: a question set, what the assistant made of it, the figures."""
