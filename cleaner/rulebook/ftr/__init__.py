"""Reads the site files of Full-Text RSS (ftr-site-config) and makes rule files of them."""
