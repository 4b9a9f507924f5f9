"""How those log in who are trusted with others: a second factor, shorter sessions, one more proof before some acts."""
