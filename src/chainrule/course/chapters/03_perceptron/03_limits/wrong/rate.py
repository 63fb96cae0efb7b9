# diagnosis: rate-matters
disagreements = 50
