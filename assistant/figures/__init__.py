"""Figures held against each other: two terms side by side, values and sums that disagree."""
