"""What the diary's pages show, ready for their templates."""
