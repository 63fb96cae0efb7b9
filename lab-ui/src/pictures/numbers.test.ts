import { expect, test } from "vitest";
import { plain, readNumber, rounded, shown } from "./numbers";

test("a number is shown with four digits, and in words where it is none", () => {
  const values = [0, 1, 0.31, -11.75, 98.123456, 1234.5, 123456.7, 2.5e12, -0.00001234, NaN, Infinity, -Infinity];
  expect(values.map(shown)).toEqual([
    "0",
    "1.000",
    "0.3100",
    "−11.75",
    "98.12",
    "1235",
    "123457",
    "2.50e12",
    "−1.23e−5",
    "not a number",
    "infinite",
    "minus infinite",
  ]);
});

test("what people write is read as a number, or refused", () => {
  expect(["0.5", " −2 ", "1,5", "", null, "x", "1e400"].map(readNumber)).toEqual([0.5, -2, 1.5, null, null, null, null]);
  expect(rounded(0.305555, 4)).toBe(0.3056);
});

test("a whole number is written plainly, and any other as it is shown", () => {
  expect([0, 7, -12, 0.5, 4e7, NaN].map(plain)).toEqual(["0", "7", "−12", "0.5000", "4.00e7", "not a number"]);
});
