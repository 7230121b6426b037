"""A question read: the form of answer it wants, what it leans on, what is no question at all."""
