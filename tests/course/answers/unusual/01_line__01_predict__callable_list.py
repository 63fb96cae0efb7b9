# right: an object with __call__, a generator inside, the result a list of Python floats
class Line:
    def __call__(self, x, w, b, *, to=float):
        return list(self.heights(x, to(w), to(b)))

    def heights(self, x, w, b):
        for one in x:
            yield b + w * float(one)


predict = Line()

if __name__ == "__main__":
    print(predict([0, 1], 2, 3))
