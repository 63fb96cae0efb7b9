# diagnosis: answer
fewest_mistakes = 3
