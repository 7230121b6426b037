"""The two terms of office side by side: results beside the targets of the next term."""
