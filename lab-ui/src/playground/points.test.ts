import { expect, test } from "vitest";
import { MOST_POINTS, readPoints, readTable, writePoints, writeTable, type Point } from "./points";

const POINTS: Point[] = [[0.5, -1.25, 0], [-0.7, 0.4, 1]];

test("a table is read with commas, semicolons, tabs or spaces, with a heading or without", () => {
  const texts = [
    "x1,x2,class\n0.5,-1.25,0\n-0.7,0.4,1",
    "0.5;-1.25;0\n-0.7;0.4;1\n",
    "0,5;−1,25;0\n-0,7;0,4;1",
    "a\tb\tc\r\n0.5\t-1.25\t0\r\n\r\n-0.7\t0.4\t1",
    "0.5  -1.25 0\n -0.7 0.4   1",
  ];
  for (const text of texts) expect(readTable(text)).toEqual({ points: POINTS, errors: [] });
  expect(readTable(writeTable(POINTS)).points).toEqual(POINTS);
});

test("each line that is no point is named with what is wrong in it", () => {
  const { errors } = readTable("x1,x2,class\n1,2\n1,b,0\n1,2,2\n11,0,1\n,1,1\n0.5,0.5,1\nx1,x2,class");
  expect(errors).toEqual([
    "Line 2: a point needs 3 values, x1, x2 and the class; here are 2.",
    "Line 3: x2 is no number: “b”.",
    "Line 4: the class is 0 or 1, not “2”.",
    "Line 5: x1 lies outside −10 to 10: 11.",
    "Line 6: x1 is no number: “”.",
    "Line 8: x1 is no number: “x1”.",
  ]);
});

test("nothing, and too much, is said to be that", () => {
  expect(readTable(" \n\n").errors).toEqual(["There is no line with a point in it."]);
  const many = Array.from({ length: MOST_POINTS + 1 }, () => "0,0,1").join("\n");
  expect(readTable(many).errors).toEqual(["These are 501 points; there is room for 500."]);
});

test("points go into an address and come back, and an address that was tampered with does no harm", () => {
  expect(writePoints(POINTS)).toBe("0.5_-1.25_0*-0.7_0.4_1");
  expect(readPoints(writePoints(POINTS))).toEqual(POINTS);
  expect(new URLSearchParams({ points: writePoints(POINTS) }).toString()).not.toContain("%");
  expect(readPoints("0.5_-1.25_0*nonsense*1_2_3*99_0_1*-0.7_0.4_1")).toEqual(POINTS);
  expect(readPoints(null)).toEqual([]);
});
