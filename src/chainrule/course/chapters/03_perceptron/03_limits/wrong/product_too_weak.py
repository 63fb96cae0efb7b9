# diagnosis: not-all-right
xor_with_product = (1, 1, -1, -0.5)
