"""What can be written in Learn: by patients, by editors, and from the product's own files."""
