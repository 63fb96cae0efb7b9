# right: a sum over both signs, nested helper, each half divided on its own
def derivative(f, x, h):
    def share(sign):
        return f(x + sign * h) / (sign * h)

    return sum(map(share, (+1, -1))) / 2
