# diagnosis: clipped
def gradient(x, y, w, b):
    e = w * x + b - y
    dw = max(-1, min(1, (e * x).mean()))
    db = max(-1, min(1, e.mean()))
    return dw, db
