// How a box in space is seen from outside: turned about its upright axis, tilted towards the eye, without perspective,
// so that equal lengths stay equal. Pure numbers; space.ts draws them.

import type { Interval } from "./plot";

/** What is seen, in the data's own numbers; z points up. */
export interface Box {
  x: Interval;
  y: Interval;
  z: Interval;
}

export type Place = [x: number, y: number, z: number];

/** A place on the screen, and how far away it is: only the order matters. */
export interface Seen {
  left: number;
  top: number;
  away: number;
}

/** The box is drawn as a square with side 2 and this half height. */
export const HALF_HEIGHT = 0.72;
/** At how many levels a line of sight is looked at. */
const LOOKS = 400;

/** One way of looking at a box. */
export class Projection {
  private readonly turned: { sin: number; cos: number };
  private readonly tilted: { sin: number; cos: number };

  /**
   * @param turn degrees about the upright axis.
   * @param tilt degrees above the floor: 0 looks along it, 90 straight down.
   * @param centre where the box's middle lies on the screen.
   * @param scale pixels for half a side of the floor.
   */
  constructor(
    readonly box: Box,
    turn: number,
    tilt: number,
    readonly centre: [number, number],
    readonly scale: number,
  ) {
    this.turned = angle(turn);
    this.tilted = angle(tilt);
  }

  place([x, y, z]: Place): Seen {
    return this.unit(share(x, this.box.x), share(y, this.box.y), HALF_HEIGHT * share(z, this.box.z));
  }

  /** A place in the box itself: the floor from −1 to 1, the height from −HALF_HEIGHT to HALF_HEIGHT. */
  unit(x: number, y: number, z: number): Seen {
    const { turned, tilted, centre, scale } = this;
    const right = x * turned.cos + y * turned.sin;
    const back = y * turned.cos - x * turned.sin;
    return {
      left: centre[0] + scale * right,
      top: centre[1] - scale * (z * tilted.cos + back * tilted.sin),
      away: back * tilted.cos - z * tilted.sin,
    };
  }

  /** Which sides of the floor are near: the signs of x and y there. */
  near(): [number, number] {
    return [this.turned.sin >= 0 ? 1 : -1, this.turned.cos >= 0 ? -1 : 1];
  }

  /** Where a pixel meets the floor, in the data's numbers; null outside the box, or if the floor is seen from the side. */
  onFloor(left: number, top: number): [number, number] | null {
    return this.onLevel(left, top, this.box.z[0]);
  }

  /** The same for the level of any height. */
  onLevel(left: number, top: number, height: number): [number, number] | null {
    const { turned, tilted, centre, scale, box } = this;
    if (tilted.sin < 0.02) return null;
    const right = (left - centre[0]) / scale;
    const back = ((centre[1] - top) / scale - HALF_HEIGHT * share(height, box.z) * tilted.cos) / tilted.sin;
    const [x, y] = [right * turned.cos - back * turned.sin, right * turned.sin + back * turned.cos];
    if (Math.abs(x) > 1 || Math.abs(y) > 1) return null;
    return [fromShare(x, box.x), fromShare(y, box.y)];
  }
}

/** Where a pixel meets a landscape first, in the data's numbers; `heightAt` gives its height, NaN where it has none. */
export function met(
  projection: Projection,
  heightAt: (x: number, y: number) => number,
  [left, top]: [number, number],
): [number, number] | null {
  const [low, high] = projection.box.z;
  let before: number | null = null;
  for (let step = 0; step <= LOOKS; step++) {
    const level = high - ((high - low) * step) / LOOKS;
    const place = projection.onLevel(left, top, level);
    const over = place === null ? NaN : level - heightAt(...place);
    if (Number.isNaN(over)) continue;
    if (before !== null && before > 0 !== over > 0) return place;
    before = over;
  }
  return null;
}

/** The part of a polygon whose heights lie between two: corners are put where its sides leave the box. */
export function clipped(corners: Place[], [low, high]: Interval): Place[] {
  return cut(cut(corners, low, 1), high, -1);
}

function cut(corners: Place[], level: number, sign: number): Place[] {
  const inside = (place: Place): boolean => sign * (place[2] - level) >= 0;
  return corners.flatMap((place, i) => {
    const before = corners.at(i - 1)!;
    if (inside(place) === inside(before)) return inside(place) ? [place] : [];
    const along = (level - before[2]) / (place[2] - before[2]);
    const crossing = before.map((value, axis) => value + along * (place[axis]! - value)) as Place;
    return inside(place) ? [crossing, place] : [crossing];
  });
}

/** −1 at the interval's beginning, 1 at its end. */
function share(value: number, [from, to]: Interval): number {
  return (2 * (value - from)) / (to - from) - 1;
}

function fromShare(place: number, [from, to]: Interval): number {
  return from + ((place + 1) / 2) * (to - from);
}

function angle(degrees: number): { sin: number; cos: number } {
  const radians = (degrees * Math.PI) / 180;
  return { sin: Math.sin(radians), cos: Math.cos(radians) };
}
