"""What one page writes into several apps."""
