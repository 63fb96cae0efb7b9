"""The rungs of the ladder, by what they look at; `ladder.py` has their order."""
