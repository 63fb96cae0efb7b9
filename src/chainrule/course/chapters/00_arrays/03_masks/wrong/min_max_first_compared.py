# diagnosis: compared-with-the-first
def min_max(x):
    smallest, largest = x[0], x[0]
    for i in range(len(x)):
        if x[i] < x[0]:
            smallest = x[i]
        elif x[i] > x[0]:
            largest = x[i]
    return smallest, largest
