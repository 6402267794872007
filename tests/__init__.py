"""What k2quiz promises, stated as behaviour."""
