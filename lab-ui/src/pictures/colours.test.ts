import { expect, test } from "vitest";
import { mixed, parseHex } from "./colours";

test("colours are read as they are written, long and short", () => {
  expect(parseHex("#d55e00")).toEqual([0xd5, 0x5e, 0x00]);
  expect(parseHex("#fff")).toEqual([255, 255, 255]);
  expect(parseHex("#38a")).toEqual([0x33, 0x88, 0xaa]);
});

test("halfway between two colours lies their mean", () => {
  expect(mixed([0, 100, 200], [100, 0, 255], 0.5)).toEqual([50, 50, 228]);
});
