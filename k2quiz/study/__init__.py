"""What happens next: one sitting, from the first question to the summary."""
