"""What steering groups and political bodies decided: outcome, reasons, money, and what was changed."""
