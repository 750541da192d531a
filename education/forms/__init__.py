"""What editors, approvers and patients fill in."""
