"""Answer quality on question sets kept outside the repository: `make eval`. Not collected by pytest."""
