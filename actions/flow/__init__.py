"""The thread as a drawing: from themes over what a meeting took up to what is done, with its loose ends."""
