"""The central question and the purpose: wordings tried side by side, objections, agreement."""
