# diagnosis: tie-as-zero
xor_with_product = (1, 1, -2, 0)
