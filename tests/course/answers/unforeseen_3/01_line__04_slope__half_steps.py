# cause: The function is taken half a step h to each side, but the difference is still divided by 2 * h, so the slope is half as large.
# diagnosis: half-step

def derivative(f, x, h):
    right = f(x + h / 2)
    left = f(x - h / 2)
    return (right - left) / (2 * h)
