"""What the pages of Learn show."""
