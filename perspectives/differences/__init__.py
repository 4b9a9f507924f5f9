"""How groups part: kinds of problem description, the second codebook, the matrix, contradictions side by side."""
