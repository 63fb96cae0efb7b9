# diagnosis: returned-none
def sigmoid(z):
    p = 1 / (1 + np.exp(-z))
    print(p)
