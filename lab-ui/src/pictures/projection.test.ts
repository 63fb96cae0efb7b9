import { describe, expect, it } from "vitest";
import { clipped, HALF_HEIGHT, met, Projection, type Box } from "./projection";

const BOX: Box = { x: [0, 10], y: [-2, 2], z: [0, 100] };
const looking = (turn: number, tilt: number): Projection => new Projection(BOX, turn, tilt, [200, 150], 100);

describe("Projection", () => {
  it("looks from the side with x to the right and z up", () => {
    const view = looking(0, 0);
    expect(view.place([5, 0, 50])).toEqual({ left: 200, top: 150, away: 0 });
    expect(view.place([10, 0, 100])).toMatchObject({ left: 300, top: 150 - 100 * HALF_HEIGHT });
    expect(view.place([5, 2, 50]).away).toBeCloseTo(1);
  });

  it("looks from straight above with y up, the higher the nearer", () => {
    const view = looking(0, 90);
    expect(view.place([5, 2, 0]).top).toBeCloseTo(50);
    expect(view.place([5, 2, 100]).top).toBeCloseTo(50);
    expect(view.place([5, 2, 100]).away).toBeLessThan(view.place([5, 2, 0]).away);
  });

  it("turns the near side of the floor with it", () => {
    expect(looking(30, 20).near()).toEqual([1, -1]);
    expect(looking(-30, 20).near()).toEqual([-1, -1]);
    for (const turn of [-140, -30, 30, 140]) {
      const view = looking(turn, 20);
      const [x, y] = view.near();
      expect(view.unit(x, 0, 0).away).toBeLessThan(view.unit(-x, 0, 0).away);
      expect(view.unit(0, y, 0).away).toBeLessThan(view.unit(0, -y, 0).away);
    }
  });

  it("finds the place on the floor under a pixel, however it is turned", () => {
    for (const turn of [-170, -40, 0, 75]) {
      for (const tilt of [10, 45, 90]) {
        const view = looking(turn, tilt);
        const { left, top } = view.place([7, -1.5, 0]);
        const [x, y] = view.onFloor(left, top)!;
        expect(x).toBeCloseTo(7);
        expect(y).toBeCloseTo(-1.5);
      }
    }
  });

  it("finds no place beside the floor, and none when the floor is seen from the side", () => {
    expect(looking(0, 45).onFloor(399, 150)).toBeNull();
    expect(looking(0, 0).onFloor(200, 150)).toBeNull();
  });
});

describe("clipped", () => {
  it("keeps what lies inside and cuts at the lid", () => {
    const inside = clipped([[0, 0, 1], [1, 0, 1], [1, 1, 2]], [0, 3]);
    expect(inside).toHaveLength(3);
    const cut = clipped([[0, 0, 0], [4, 0, 0], [4, 0, 4], [0, 0, 4]], [0, 1]);
    expect(cut).toHaveLength(4);
    expect(Math.max(...cut.map(([, , z]) => z))).toBe(1);
    expect(cut).toContainEqual([4, 0, 1]);
  });

  it("leaves nothing of what lies outside", () => {
    expect(clipped([[0, 0, 5], [1, 0, 6], [1, 1, 7]], [0, 3])).toEqual([]);
  });
});

describe("met", () => {
  const bowl = (x: number, y: number): number => 3 * (x - 5) ** 2 + 8 * y ** 2;

  it("finds the place of a landscape that is seen at a pixel", () => {
    const view = looking(30, 50);
    const [x, y] = [6, 1];
    const { left, top } = view.place([x, y, bowl(x, y)]);
    const place = met(view, bowl, [left, top])!;
    expect(place[0]).toBeCloseTo(x, 1);
    expect(place[1]).toBeCloseTo(y, 1);
  });

  it("takes the nearer of two places behind one another", () => {
    const view = looking(0, 20);
    const ridge = (_: number, y: number): number => 80 - 80 * Math.abs(y + 1);
    const { left, top } = view.place([5, -1.2, ridge(5, -1.2)]);
    expect(met(view, ridge, [left, top])![1]).toBeCloseTo(-1.2, 1);
  });

  it("finds nothing where there is only floor", () => {
    const { left, top } = looking(0, 40).place([5, 0, 0]);
    expect(met(looking(0, 40), () => -50, [left, top])).toBeNull();
  });
});
