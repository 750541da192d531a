"""What can be written about plans. None of it asks for the time, and none of it knows a symptom."""
