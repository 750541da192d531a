"""What people type into their diary, checked before it is kept."""
