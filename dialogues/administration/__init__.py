"""What a municipality's administrators look after: people, organisations, the look, the notice, who to ask."""
