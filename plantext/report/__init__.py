"""Comparisons and audits as documents that people open: HTML to read, XLSX to filter, DOCX to put into a report."""
