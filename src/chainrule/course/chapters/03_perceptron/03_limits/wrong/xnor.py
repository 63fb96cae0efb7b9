# diagnosis: turned-round
xor_with_product = (-1, -1, 2, 0.5)
