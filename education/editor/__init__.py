"""Where lessons are written and approved: Wagtail's own interface, with what an editor needs."""
