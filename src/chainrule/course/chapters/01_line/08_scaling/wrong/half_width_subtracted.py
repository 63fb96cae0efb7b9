# diagnosis: half-width-as-middle
def scale(X, low, high):
    half = (high - low) / 2
    return (X - half) / half
