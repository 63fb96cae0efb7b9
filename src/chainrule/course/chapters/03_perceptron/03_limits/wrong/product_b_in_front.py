# diagnosis: bias-first
xor_with_product = (-0.5, 1, 1, -2)
