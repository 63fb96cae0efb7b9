import { expect, test } from "vitest";
import { duration } from "./loop-against-array";

test("times are told in the unit that suits them", () => {
  expect([3.2e-6, 0.00028, 0.0069, 1.25].map(duration)).toEqual(["3.2 µs", "280 µs", "6.9 ms", "1.3 s"]);
});
