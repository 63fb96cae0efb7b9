# diagnosis: step-forgotten
def reverse(x):
    return x[len(x) : 0]
