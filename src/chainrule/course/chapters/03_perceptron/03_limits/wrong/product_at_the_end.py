# diagnosis: product-last
xor_with_product = (1, 1, -0.5, -2)
