import { expect, test } from "vitest";
import type { Frame } from "../frames";
import { news, pointsOf } from "./matrix-plane";

const frame = (values: Record<string, unknown>, arrays: Frame["arrays"] = {}): Frame => ({ values, arrays }) as unknown as Frame;

test("points come as all x, then all y", () => {
  expect(pointsOf(frame({}, { letter: Float32Array.of(1, 2, 3, 4, 5, 6) }), "letter")).toEqual([[1, 4], [2, 5], [3, 6]]);
  expect(pointsOf(frame({}), "letter")).toEqual([]);
});

test("a singular matrix without an inverse is told otherwise than an inverse that is refused for nothing", () => {
  expect(news(frame({ show: "inverse", raised: true, singular: true }))).toContain("there is no inverse");
  expect(news(frame({ show: "inverse", raised: true, singular: false }))).toContain("can be taken back");
  expect(news(frame({ show: "inverse", raised: false, singular: true }))).toContain("but inverse gave numbers");
});

test("a wrong matrix and points that are wrongly moved are told apart", () => {
  expect(news(frame({ show: "product", singular: false, fault: "matrix", wanted: "[[1, 0], [0, 1]]" }))).toContain("[[1, 0], [0, 1]]");
  expect(news(frame({ show: "matrix", singular: false, fault: "points" }))).toContain("product does not take the points");
});

test("a negative area is a plane that was turned over", () => {
  expect(news(frame({ show: "matrix", area: -2, singular: false }))).toContain("mirror");
  expect(news(frame({ show: "matrix", area: 2, singular: false }))).toBe("");
});
