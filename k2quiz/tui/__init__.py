"""The terminal interface: it shows a sitting and turns keys into calls."""
