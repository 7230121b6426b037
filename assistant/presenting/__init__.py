"""What the product knows, as the JSON of its command line and web page."""
