# diagnosis: bytes-reinterpreted
def as_float32(X):
    return X.view("float32")
