"""Cards as an Anki package: frozen note types, the fields of every note, and the file that Anki imports."""
