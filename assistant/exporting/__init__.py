"""Lists of figures as files: one description of their columns, written as a workbook or as separated values."""
