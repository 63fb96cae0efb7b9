# diagnosis: none-wrong
fewest_mistakes = 0
