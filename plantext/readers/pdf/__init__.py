"""Reads PDF files: characters and rulings by pypdfium2, tables from the rulings, paragraphs from the lines."""
