"""From the authors' YAML to items and cards, with a position for everything that is wrong."""
