"""What pacing's pages show, ready for a template."""
