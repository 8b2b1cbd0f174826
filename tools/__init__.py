"""What writes parts of the documents: the pictures and the page on hints."""
