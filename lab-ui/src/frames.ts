// Binary frames from Python: a header in JSON, then the arrays as they lie in memory (src/chainrule/lab/frames.py).

export interface Header {
  seq: number;
  source: "reference" | "mine";
  error: string | null;
  /** The functions that were the learner's own. */
  mine: string[];
  values: Record<string, unknown>;
}

export interface Frame extends Header {
  arrays: Record<string, Float32Array | Uint8Array>;
  shapes: Record<string, number[]>;
}

interface Described {
  name: string;
  dtype: string;
  shape: number[];
  offset: number;
}

/** A frame that does not keep to the format. */
export class FrameError extends Error {}

/**
 * Read a frame. The arrays are views: nothing is copied.
 *
 * @throws FrameError if lengths, offsets or types do not fit the bytes that came.
 */
export function decode(content: ArrayBuffer): Frame {
  if (content.byteLength < 4) throw new FrameError(`a frame has at least 4 bytes, this one ${content.byteLength}`);
  const length = new DataView(content).getUint32(0, true);
  if (4 + length > content.byteLength) {
    throw new FrameError(`the header has ${length} bytes, and ${content.byteLength - 4} came`);
  }
  let header: Header & { arrays?: Described[] };
  try {
    header = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array(content, 4, length)));
  } catch (error) {
    throw new FrameError(`the header is no JSON: ${String(error)}`);
  }
  const begin = Math.ceil((4 + length) / 4) * 4;
  const arrays: Frame["arrays"] = {};
  const shapes: Frame["shapes"] = {};
  for (const { name, dtype, shape, offset } of header.arrays ?? []) {
    const count = shape.reduce((product, size) => product * size, 1);
    const width = dtype === "float32" ? 4 : dtype === "uint8" ? 1 : 0;
    if (width === 0) throw new FrameError(`${name} is of type ${dtype}; known are float32 and uint8`);
    const from = begin + offset;
    if (offset < 0 || from % width !== 0 || from + count * width > content.byteLength) {
      throw new FrameError(`${name} does not lie inside the frame`);
    }
    arrays[name] = width === 4 ? new Float32Array(content, from, count) : new Uint8Array(content, from, count);
    shapes[name] = shape;
  }
  return {
    seq: header.seq,
    source: header.source,
    error: header.error ?? null,
    mine: header.mine ?? [],
    values: header.values ?? {},
    arrays,
    shapes,
  };
}

/** One value as a number; JSON has no nan and no infinity, so they come by name. */
export function numberOf(value: unknown): number {
  if (typeof value === "number") return value;
  if (value === "inf") return Infinity;
  if (value === "-inf") return -Infinity;
  return NaN;
}
