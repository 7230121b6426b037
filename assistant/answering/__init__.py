"""A draft answer from evidence, without a language model."""
