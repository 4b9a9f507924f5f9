"""The time plan: phases drawn over the year, moved by hand or keyboard, beside what two real dialogues took."""
