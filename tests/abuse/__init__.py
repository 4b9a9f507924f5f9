"""What somebody may try who means harm, or does harm without meaning to. ``docs/abuse.md`` lists it all."""
