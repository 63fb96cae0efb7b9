import { describe, expect, test } from "vitest";
import { decode, FrameError, numberOf } from "./frames";

function frame(header: object, data: number[] = []): ArrayBuffer {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const begin = Math.ceil((4 + text.length) / 4) * 4;
  const bytes = new Uint8Array(begin + data.length);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  bytes.set(data, begin);
  return bytes.buffer;
}

const float = (value: number): number[] => [...new Uint8Array(new Float32Array([value]).buffer)];

describe("a frame", () => {
  test("gives its values and its arrays back, whatever the header's length", () => {
    for (const error of [null, "a", "ab", "abc", "abcd", "größer als ∞"]) {
      const header = {
        seq: 7,
        source: "mine",
        error,
        values: { cost: 1.5 },
        arrays: [
          { name: "mask", dtype: "uint8", shape: [3], offset: 0 },
          { name: "y", dtype: "float32", shape: [1, 2], offset: 4 },
        ],
      };
      const read = decode(frame(header, [1, 0, 255, 0, ...float(65), ...float(-0.5)]));
      expect(read.seq).toBe(7);
      expect(read.error).toBe(error);
      expect(read.values["cost"]).toBe(1.5);
      expect([...read.arrays["mask"]!]).toEqual([1, 0, 255]);
      expect([...read.arrays["y"]!]).toEqual([65, -0.5]);
      expect(read.shapes["y"]).toEqual([1, 2]);
    }
  });

  test("keeps nan and infinity in its arrays", () => {
    const header = { seq: 0, values: {}, arrays: [{ name: "a", dtype: "float32", shape: [2], offset: 0 }] };
    expect([...decode(frame(header, [...float(NaN), ...float(Infinity)])).arrays["a"]!]).toEqual([NaN, Infinity]);
  });

  test("that is cut off, or names bytes that are not there, is refused", () => {
    expect(() => decode(new ArrayBuffer(3))).toThrow(FrameError);
    expect(() => decode(new Uint8Array([255, 255, 255, 255, 1]).buffer)).toThrow("the header has 4294967295 bytes");
    expect(() => decode(new Uint8Array([2, 0, 0, 0, 123, 33]).buffer)).toThrow("no JSON");
    const array = (change: object): object => ({
      seq: 0,
      arrays: [{ name: "a", dtype: "float32", shape: [2], offset: 0, ...change }],
    });
    expect(() => decode(frame(array({}), float(1)))).toThrow("a does not lie inside the frame");
    expect(() => decode(frame(array({ offset: -4 }), [...float(1), ...float(1)]))).toThrow("inside the frame");
    expect(() => decode(frame(array({ offset: 1 }), [...float(1), ...float(1), ...float(1)]))).toThrow("inside");
    expect(() => decode(frame(array({ dtype: "int64" }), float(1)))).toThrow("type int64");
  });
});

test("what JSON cannot say as a number comes by name", () => {
  expect([1.5, "inf", "-inf", "nan", null].map(numberOf)).toEqual([1.5, Infinity, -Infinity, NaN, NaN]);
});
