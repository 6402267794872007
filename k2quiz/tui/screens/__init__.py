"""The screens: home, study, help."""
