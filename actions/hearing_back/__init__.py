"""Those who took part, or were heard and wished it, are told what became of what they gave: at most a mail a month."""
