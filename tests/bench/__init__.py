"""How fast and how good, beside a plain LangChain pipeline: `make bench`. Not collected by pytest."""
