# diagnosis: neighbours-compared
def min_max(x):
    low = high = x[0]
    for before, number in zip(x, x[1:]):
        if number < before:
            low = number
        elif number > before:
            high = number
    return low, high
