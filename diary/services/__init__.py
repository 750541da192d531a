"""What can be written into a diary. None of it asks for the time or knows a plan."""
