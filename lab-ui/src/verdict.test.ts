import { expect, test } from "vitest";
import { headOf } from "./verdict";

test("the first sentence names the function before the first colon", () => {
  expect(headOf("cost: twice too large: 2 in place of 1")).toEqual({
    about: "cost",
    said: "twice too large: 2 in place of 1",
  });
  expect(headOf("Nothing is written yet.")).toEqual({ about: "", said: "Nothing is written yet." });
});
