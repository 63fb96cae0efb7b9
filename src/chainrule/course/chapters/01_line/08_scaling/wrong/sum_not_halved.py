# diagnosis: whole-sum
def scale(X, low, high):
    return (X - (high + low)) / ((high - low) / 2)
