# diagnosis: two-wrong
fewest_mistakes = 2
