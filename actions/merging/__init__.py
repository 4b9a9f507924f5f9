"""Proposals that are alike: found, seen side by side, made one with everything that belongs to them, made two again."""
