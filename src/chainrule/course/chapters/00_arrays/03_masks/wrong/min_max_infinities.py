# diagnosis: infinities-left
def min_max(x):
    low, high = float("-inf"), float("inf")
    for number in x:
        if number < low:
            low = number
        if number > high:
            high = number
    return low, high
