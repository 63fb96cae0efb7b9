# cause: the test for the largest is an elif after the test for the smallest, so a number that is a new smallest (the first one always) is never tried as the largest
# diagnosis: elif-skips
def min_max(x):
    smallest = float("inf")
    largest = float("-inf")
    for value in x:
        if value < smallest:
            smallest = value
        elif value > largest:
            largest = value
    return smallest, largest
