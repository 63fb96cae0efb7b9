// From data to the screen and back, and the numbers that stand at an axis.

export interface Scale {
  (value: number): number;
  back(pixel: number): number;
}

/** A straight line from one interval to another. */
export function linear([from, to]: [number, number], [start, end]: [number, number]): Scale {
  const slope = (end - start) / (to - from);
  return Object.assign((value: number) => start + (value - from) * slope, {
    back: (pixel: number) => from + (pixel - start) / slope,
  });
}

/** Round numbers, at most `most` of them, that divide an interval evenly. */
export function ticks([from, to]: [number, number], most: number): number[] {
  const rough = (to - from) / Math.max(1, most - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
