"""The content of the sample plans, and the writers that turn it into DOCX, TXT and expected tables."""
