# diagnosis: input-changed x
def predict(x, w, b):
    x *= w
    x += b
    return x
