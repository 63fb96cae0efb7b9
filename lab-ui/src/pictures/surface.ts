// The error surface: a line among the points, its place on the map of the cost, and the landscape in space. Drag the
// line or the point; the gradient and a few steps downhill follow.

import { h, s } from "../dom";
import { numberOf, type Frame } from "../frames";
import { arrow } from "./arrow";
import { CostMap, gridOf, LinePlot, scaleChoice, SCALES, trail, walkOf, type Scale } from "./costmap";
import { heightAt, type Grid } from "./grid";
import { rounded, shown } from "./numbers";
import type { Interval } from "./plot";
import { Space, VIEW, VIEW_CONTROLS } from "./space";
import { Stage, type Host, type OpenPicture } from "./stage";

/** How high the landscape is shown; what is higher is cut off, so that the floor of the valley has room. */
const TOPS: Record<string, number> = { raw: 400, scaled: 160 };

/** Into so many pieces a step downhill is divided in space. */
const PIECES = 12;

/** Pixels of the arrow of the gradient. */
const SHORTEST = 24;

/** Open the picture of the error surface. */
export function errorSurface(host: Host): OpenPicture {
  const stage = new Stage(host, {
    name: "error-surface",
    title: "The error surface",
    functions: ["cost_surface", "gradient", "cost"],
    controls: { hours: "raw", w: 0.1, b: 60, ...VIEW },
    drawOnly: [...VIEW_CONTROLS],
    moved: () => {
      map.stand(scale());
      line.stand(scale());
      line.show(stage.controls.w, stage.controls.b);
      map.plot.placeHandles();
    },
    draw,
    remarkOn,
    csv: (frame) => ({ header: ["w", "b", "cost"], rows: cells(frame, scale()) }),
  });
  const scale = (): Scale => SCALES[stage.controls.hours] ?? SCALES["raw"]!;
  const again = (): void => void (stage.frame && draw(stage.frame));
  const line = new LinePlot(scale(), again, stage);
  const map = new CostMap(scale(), stage, "The line's place on the map", again);
  const space = new Space(stage, {
    ...box(),
    names: ["slope w", "height b", "cost J"],
    label: "The cost of every line as a landscape over the slope w and the height b",
    pointed: (w, b) => stage.set({ w: rounded(w, scale().decimals[0]), b: rounded(b, scale().decimals[1]) }),
  });
  stage.drawing(line.plot.svg, map.plot.svg, space.canvas);
  stage.atEnd(() => (line.plot.close(), map.plot.close()));
  stage.show(
    h("div", { class: "side-by-side" }, line.plot.element, map.plot.element),
    h(
      "ul",
      { class: "legend small" },
      h("li", { class: "uphill" }, "the gradient: uphill"),
      h("li", { class: "downhill" }, "eight steps downhill"),
      h("li", { class: "lowest-mark" }, "the lowest place on the map"),
    ),
    space.element,
    h(
      "p",
      { class: "small quiet" },
      "Every place on the map is a line; a curve joins lines of equal cost. Drag an end of the line or the point, or click the map or the landscape. What to try: walk along the floor of the valley, where the cost hardly changes. What does the line do meanwhile? Then bring the hours to [−1, 1]: the ravine becomes a round bowl, and downhill leads to its bottom. (With both axes in the same unit, the arrow also meets the curves at right angles.)",
    ),
    stage.row(
      scaleChoice(stage, (changes) => stage.set(changes)),
      stage.number({ name: "w", label: "w, the slope", step: 0.02 }),
      stage.number({ name: "b", label: "b, the height at x = 0", step: 0.5 }),
      stage.button("Put the line back", () => stage.set({ w: 0.1, b: 60, hours: "raw" })),
    ),
    h(
      "div",
      { class: "facts" },
      stage.facts({ cost: "cost J", dw: "dw", db: "db" }),
      stage.table("The slope at the point, two ways", ["slope", "gradient", "by a nudge"], slopes),
    ),
  );
  return stage;

  function box(): { x: Interval; y: Interval; z: Interval } {
    return { x: scale().w, y: scale().b, z: [0, TOPS[stage.controls.hours] ?? TOPS["raw"]!] };
  }

  function draw(frame: Frame): void {
    line.among(frame, scale());
    map.show(frame, scale());
    drawErrors(frame);
    drawWalk(frame);
    const { arrays, values } = frame;
    const grid = gridOf(frame, scale());
    const at = (name: string): number[] => [numberOf(values[name])];
    space.range(box());
    space.show(
      { kind: "surface", ...coarser(grid) },
      { kind: "path", ...laid(walkOf(frame), arrays["path_cost"] ?? [], grid), hue: "--green", width: 3 },
      { kind: "points", x: at("w"), y: at("b"), z: at("cost"), hue: "--orange", radius: 7 },
    );
  }

  function drawErrors({ arrays, values }: Frame): void {
    const { x = [], y = [] } = arrays;
    const { plot } = line;
    const [w, b] = [numberOf(values["w"]), numberOf(values["b"])];
    line.below.replaceChildren(
      ...[...x].map((value, i) =>
        s("line", { class: "error", x1: plot.x(value), x2: plot.x(value), y1: plot.y(y[i]!), y2: plot.safe(w * value + b) }),
      ),
    );
  }

  function drawWalk(frame: Frame): void {
    const { values } = frame;
    const [w, b, rate, dw, db] = ["w", "b", "rate", "dw", "db"].map((name) => numberOf(values[name])) as [number, number, number, number, number];
    const { plot } = map;
    // The arrow is as long as the step, and never too short to be seen.
    const length = Math.hypot(plot.x(w + rate * dw) - plot.x(w), plot.y(b + rate * db) - plot.y(b));
    const longer = rate * Math.max(1, SHORTEST / length);
    const uphill = s("path", { class: "gradient", d: arrow(plot, [w, b], [w + longer * dw, b + longer * db]) });
    map.above.replaceChildren(...trail(plot, ...walkOf(frame)), uphill);
  }
}

/** Every second crossing of a map: in space, fine meshes are hard to see. */
function coarser({ values, rows, columns }: Grid): { z: number[]; rows: number; columns: number } {
  const z = Array.from(values).filter((_, k) => k % columns % 2 === 0 && Math.floor(k / columns) % 2 === 0);
  return { z, rows: Math.ceil(rows / 2), columns: Math.ceil(columns / 2) };
}

/** A path laid over the landscape: between two places it follows the ground, at each it has the cost that was computed. */
function laid([ws, bs]: [number[], number[]], costs: ArrayLike<number>, grid: Grid): Record<"x" | "y" | "z", number[]> {
  const path: Record<"x" | "y" | "z", number[]> = { x: [], y: [], z: [] };
  ws.forEach((w, i) => {
    for (let part = i === 0 ? PIECES : 1; part <= PIECES; part++) {
      const back = 1 - part / PIECES;
      const [x, y] = [w + back * ((ws[i - 1] ?? w) - w), bs[i]! + back * ((bs[i - 1] ?? bs[i]!) - bs[i]!)];
      path.x.push(x);
      path.y.push(y);
      path.z.push(part === PIECES ? costs[i]! : heightAt(grid, x, y));
    }
  });
  return path;
}

function slopes({ values }: Frame): (number | string)[][] {
  return ["dw", "db"].map((name) => [name, numberOf(values[name]), numberOf(values[`${name}_measured`])]);
}

/** The learner's three functions speak of one landscape; where they do not fit each other, the picture says so. */
function remarkOn(frame: Frame): string {
  const { mine, values, arrays } = frame;
  const value = (name: string): number => numberOf(values[name]);
  const scale = (arrays["x"] ?? []).some((hours) => Math.abs(hours) > 1.5) ? SCALES["raw"]! : SCALES["scaled"]!;
  const said: string[] = [];
  const [height, cost] = [heightAt(gridOf(frame, scale), value("w"), value("b")), value("cost")];
  const owns = (...names: string[]): boolean => names.some((name) => mine.includes(name));
  if (owns("cost_surface", "cost") && Math.abs(height - cost) > 0.5 + 0.03 * Math.abs(cost)) {
    said.push(`The landscape is ${shown(height)} high here, and cost says ${shown(cost)}: the point does not lie on it.`);
  }
  const off = ["dw", "db"].filter((name) => {
    const measured = value(`${name}_measured`);
    return !(Math.abs(value(name) - measured) <= 1e-3 * (1 + Math.abs(measured)));
  });
  if (owns("gradient", "cost") && off.length > 0) {
    said.push(`The gradient does not fit the cost: nudged a little, the cost changes by ${off.map((name) => `${name} = ${shown(value(`${name}_measured`))}`).join(" and ")}.`);
  }
  return said.map((one) => ` ${one}`).join("");
}

/** Every crossing of the map: w, b and cost. */
function cells(frame: Frame, scale: Scale): number[][] {
  const { values, rows, columns, x, y } = gridOf(frame, scale);
  const along = ([low, high]: Interval, index: number, count: number): number => rounded(low + ((high - low) * index) / (count - 1), 6);
  return Array.from(values, (cost, k) => [along(x, k % columns, columns), along(y, Math.floor(k / columns), rows), cost]);
}
