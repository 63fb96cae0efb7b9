import { expect, test } from "vitest";
import { changeBetween, lineDiff } from "./difference";

test("one change makes the one text out of the other, and touches only what differs", () => {
  expect(changeBetween("abc", "abc")).toBeNull();
  expect(changeBetween("w * x", "w * x + b")).toEqual({ from: 5, to: 5, insert: " + b" });
  for (const [before, after] of [["aa", "aaa"], ["", "x"], ["x", ""], ["abab", "ab"], ["same end", "some end"]] as const) {
    const change = changeBetween(before, after)!;
    expect(before.slice(0, change.from) + change.insert + before.slice(change.to)).toBe(after);
  }
});

test("lines are shown as kept, gone and new", () => {
  const before = "def f(x):\n    y = x\n    return y\n";
  const after = "def f(x):\n    return x\n";
  expect(lineDiff(before, after).map(({ sign, text }) => sign + text)).toEqual([
    " def f(x):",
    "-    y = x",
    "-    return y",
    "+    return x",
    " ",
  ]);
});

test("both texts can be read back from their difference", () => {
  const texts = ["", "a", "a\nb", "b\na", "a\nb\na\nb", "c\nb\na", "a\nb\n"];
  for (const before of texts) {
    for (const after of texts) {
      const lines = lineDiff(before, after);
      const side = (gone: string): string =>
        lines.filter(({ sign }) => sign !== gone).map(({ text }) => text).join("\n");
      expect([side("+"), side("-")]).toEqual([before, after]);
    }
  }
});
