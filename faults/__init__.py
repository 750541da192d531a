"""Proof by breaking: what becomes of reminders when what they stand on is killed. `make faults`."""
