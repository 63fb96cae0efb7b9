# diagnosis: product-unused
xor_with_product = (1, 1, 0, -0.5)
