# right: pure Python with math; log(0) raises ValueError, which becomes infinity
import math


def _happened(p, y):
    return (float(p_i) if y_i else 1 - float(p_i) for p_i, y_i in zip(p, y))


def _surprise(probability):
    try:
        return -math.log(probability)
    except ValueError:
        return float("inf")


def probability_of(p, y):
    return math.prod(_happened(p, y))


def cross_entropy(p, y):
    return math.fsum(map(_surprise, _happened(p, y))) / len(p)


def cross_entropy_from_logits(z, y):
    def one(score):
        return -score if score < -30 else math.log1p(math.exp(-score))

    return math.fsum(one(float(z_i) if y_i else -float(z_i)) for z_i, y_i in zip(z, y)) / len(z)
