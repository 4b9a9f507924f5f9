"""The interview guide: the dialogue's own questions, a bank to choose from, and which question an answer belongs to."""
