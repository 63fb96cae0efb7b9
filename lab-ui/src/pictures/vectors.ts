// Chapter 00: two vectors as arrows that are dragged by their tips, and what the learner's function makes of them.

import { h, s, set } from "../dom";
import { numberOf, type Frame } from "../frames";
import { arrow, type Pair } from "./arrow";
import "./arrays.css";
import { rounded, shown } from "./numbers";
import { Plot } from "./plot";
import { clamp } from "./scale";
import { Stage, type Host, type OpenPicture } from "./stage";
import { drawGrid } from "./unit-grid";

const REACH: Pair = [4, 3];
const STEP = 0.5;
/** Pixels from a tip to its name. */
const AWAY = 20;

/** What there is to see and to try. */
const WORDS: Record<string, string> = {
  add: "Dashed: v once more, begun at the tip of u. What to try: let v point straight against u, and as far. What is left?",
  subtract: "Dashed: the same arrow, begun at the tip of v; it leads to the tip of u. What to try: lay v upon u.",
  scale: "The result stays on the dashed line through u. What to try: let c go through 0 to below 0.",
  dot: "Green: the shadow that v throws on the line through u. The dot product is the length of that shadow times the length of u. What to try: turn v around until the dot product is 0, and look at the angle. Then go on turning.",
};

/** Open the picture of two vectors. */
export function vectorsPicture(host: Host): OpenPicture {
  const stage = new Stage(host, {
    name: "vectors",
    title: "Two vectors",
    functions: ["add", "subtract", "scale", "dot"],
    controls: { operation: "add", u1: 4, u2: 1, v1: 1, v2: 2.5, c: 1.5 },
    moved: showGiven,
    draw: showResult,
    csv: (frame) => ({ header: ["vector", "entry_0", "entry_1"], rows: entries(frame) }),
  });
  const plot = new Plot({
    x: [-8, 8],
    y: [-6, 6],
    xName: "first entry",
    yName: "second entry",
    label: "Two vectors as arrows from (0, 0), and the result of the operation",
    aspect: "equal",
    onLayout() {
      drawGrid(plot, grid);
      showGiven();
      if (stage.frame) showResult(stage.frame);
    },
  });
  const grid = plot.layer("unit-grid");
  const line = plot.layer("through").appendChild(s("path"));
  const ghost = plot.layer("ghost").appendChild(s("path"));
  const result = plot.layer("result").appendChild(s("path"));
  const arrows = { u: plot.layer("u").appendChild(s("path")), v: plot.layer("v").appendChild(s("path")) };
  const names = plot.layer("names");
  const texts = Object.fromEntries(["u", "v", "result"].map((kind) => [kind, names.appendChild(s("text", { class: kind }))]));
  const handles = { u: tip("u"), v: tip("v") };
  const seen = h("p", { class: "small quiet" });
  const worked = h("p", { class: "worked" });
  const slider = stage.slider({ name: "c", label: "c, how often", low: -2, high: 2, step: 0.25, say: short });
  const ofArrow = stage.facts({ length: "length of the result" });
  const ofDot = stage.facts({
    dot: "u · v",
    length_u: "length of u",
    length_v: "length of v",
    shadow: "shadow of v on u",
    angle: "angle between them, in degrees",
  });
  stage.drawing(plot.svg);
  stage.atEnd(() => plot.close());
  stage.show(
    stage.row(
      stage.choice({
        name: "operation",
        label: "operation",
        options: { add: "add(u, v)", subtract: "subtract(u, v)", scale: "scale(c, u)", dot: "dot(u, v)" },
      }),
      slider,
    ),
    plot.element,
    worked,
    seen,
    h(
      "div",
      { class: "facts" },
      ofArrow,
      ofDot,
      stage.table("Entry by entry", ["vector", "entry 0", "entry 1"], entries),
    ),
  );
  return stage;

  function tip(name: "u" | "v"): SVGGElement {
    const group = plot.handle({
      label: `Tip of ${name}`,
      along: "both",
      at: () => given()[name],
      move(x, y) {
        const at: Pair = [rounded(x, 1), rounded(y, 1)];
        stage.set(name === "u" ? { u1: at[0], u2: at[1] } : { v1: at[0], v2: at[1] });
      },
      say: () => `${name} is ${pair(given()[name])}`,
      step: [STEP, STEP],
      xRange: [-REACH[0], REACH[0]],
      yRange: [-REACH[1], REACH[1]],
    });
    group.classList.add(name);
    return group;
  }

  function given(): { u: Pair; v: Pair } {
    const { u1, u2, v1, v2 } = stage.controls;
    return { u: [u1, u2], v: [v1, v2] };
  }

  /** Arrows, and where the result belongs: from the controls alone, at once. */
  function showGiven(): void {
    const { u, v } = given();
    const { operation } = stage.controls;
    const scales = operation === "scale";
    set(arrows.u, { d: arrow(plot, [0, 0], u) });
    set(arrows.v, { d: scales ? "" : arrow(plot, [0, 0], v) });
    set(handles.v, { hidden: scales });
    slider.hidden = !scales;
    ofDot.hidden = operation !== "dot";
    ofArrow.hidden = operation === "dot";
    seen.textContent = WORDS[operation] ?? "";
    name("u", u);
    name("v", scales ? null : v);
    plot.placeHandles();
    const along = operation === "scale" || operation === "dot" ? lineThrough(u) : null;
    set(line, { d: along ? plot.through(along.map(([x]) => x), along.map(([, y]) => y)) : "" });
    set(ghost, { d: expected() });
  }

  /** The dashed construction: how the operation goes with ruler and pencil. */
  function expected(): string {
    const { u, v } = given();
    const { operation } = stage.controls;
    const sum: Pair = [u[0] + v[0], u[1] + v[1]];
    if (operation === "add") return arrow(plot, u, sum) + plot.through([v[0], sum[0]], [v[1], sum[1]]);
    if (operation === "subtract") return arrow(plot, v, u);
    if (operation === "dot") {
      const foot = footOf(u, v);
      return foot ? plot.through([v[0], foot[0]], [v[1], foot[1]]) : "";
    }
    return "";
  }

  function showResult(frame: Frame): void {
    const { u, v } = given();
    const operation = String(frame.values["operation"]);
    const found = drawn(frame, u);
    set(result, { d: found ? (operation === "dot" ? plot.through([0, found[0]], [0, found[1]]) : arrow(plot, [0, 0], found)) : "" });
    set(result.parentElement!, { class: operation === "dot" ? "result shadow" : "result" });
    name("result", operation === "dot" ? null : found, { add: "u + v", subtract: "u − v", scale: "c u" }[operation]);
    worked.textContent = sum(frame, operation);
    stage.remark(news(frame, operation, u, v, stage.controls.c));
  }

  function name(kind: "u" | "v" | "result", at: Pair | null, label: string = kind): void {
    const text = texts[kind]!;
    set(text, { visibility: at === null || !at.every(Number.isFinite) ? "hidden" : null });
    if (at === null) return;
    const length = Math.hypot(plot.x(at[0]) - plot.x(0), plot.y(at[1]) - plot.y(0)) || 1;
    const room = 9 * label.length;
    const x = plot.x(at[0]) + (AWAY * (plot.x(at[0]) - plot.x(0))) / length;
    const y = plot.y(at[1]) + (AWAY * (plot.y(at[1]) - plot.y(0))) / length;
    const [left, right] = [plot.x(plot.about.x[0]), plot.x(plot.about.x[1])];
    // Beside the tip where it fits, else above it.
    const beside = at[0] < 0 ? x - room > left : x + room < right;
    set(text, {
      x: beside ? x : clamp(plot.x(at[0]), left + room, right - room / 2),
      y: clamp(beside ? y : plot.y(at[1]) - AWAY, plot.y(plot.about.y[1]) + 12, plot.y(plot.about.y[0]) - 12),
      "text-anchor": !beside ? "middle" : at[0] < 0 ? "end" : "start",
      "dominant-baseline": "central",
    });
    text.textContent = label;
  }

  /** The sum behind the result, written out; what stands behind the last = is the function's own. */
  function sum(frame: Frame, operation: string): string {
    const { u, v } = given();
    const [x, y] = [0, 1].map((i) => [said(u[i]!), said(v[i]!)] as const) as [readonly [string, string], readonly [string, string]];
    const found = frame.arrays["result"];
    const vector = found ? pair([found[0]!, found[1]!]) : "";
    if (operation === "dot") return `u · v = ${x[0]} · ${x[1]} + ${y[0]} · ${y[1]} = ${short(numberOf(frame.values["dot"]))}`;
    if (operation === "scale") return `c u = (${said(stage.controls.c)} · ${x[0]}, ${said(stage.controls.c)} · ${y[0]}) = ${vector}`;
    const sign = operation === "add" ? "+" : "−";
    return `u ${sign} v = (${x[0]} ${sign} ${x[1]}, ${y[0]} ${sign} ${y[1]}) = ${vector}`;
  }

  function entries(frame: Frame): string[][] {
    const { u, v } = given();
    const operation = String(frame.values["operation"]);
    const found = frame.arrays["result"];
    const row = (name: string, [x = NaN, y = NaN]: Iterable<number>): string[] => [name, short(x), short(y)];
    return [
      row("u", u),
      ...(operation === "scale" ? [] : [row("v", v)]),
      ...(operation === "dot" ? [row("u times v", [u[0] * v[0], u[1] * v[1]])] : []),
      ...(found ? [row("result", found)] : []),
    ];
  }
}

/** The point of the line through (0, 0) and u that is nearest to v; null where u has no direction. */
export function footOf(u: Pair, v: Pair): Pair | null {
  const square = u[0] * u[0] + u[1] * u[1];
  if (square === 0) return null;
  const product = u[0] * v[0] + u[1] * v[1];
  return [(product * u[0]) / square, (product * u[1]) / square];
}

/** Where the operation leads with ruler and pencil; null where there is no such place. */
export function target(operation: string, u: Pair, v: Pair, c: number): Pair | null {
  if (operation === "add") return [u[0] + v[0], u[1] + v[1]];
  if (operation === "subtract") return [u[0] - v[0], u[1] - v[1]];
  return operation === "scale" ? [c * u[0], c * u[1]] : footOf(u, v);
}

/** Where the result is drawn: the arrow itself, or for a dot product the end of the shadow that it speaks of. */
function drawn({ arrays, values }: Frame, u: Pair): Pair | null {
  const found = arrays["result"];
  if (found) return [found[0]!, found[1]!];
  const [shadow, length] = [numberOf(values["shadow"]), Math.hypot(...u)];
  return Number.isFinite(shadow) && length > 0 ? [(shadow * u[0]) / length, (shadow * u[1]) / length] : null;
}

/** What just happened, in words: a result that lies elsewhere, or a special case. */
function news(frame: Frame, operation: string, u: Pair, v: Pair, c: number): string {
  if (frame.values["kept"] === false) return "The function has changed the lists that it was given. Whoever still needs them has lost them.";
  if (operation === "dot") {
    const found = numberOf(frame.values["dot"]);
    const right = u[0] * v[0] + u[1] * v[1];
    if (!close(found, right)) return `The products of the entries add up to ${shown(right)}; dot says ${shown(found)}.`;
    if (Math.hypot(...u) === 0 || Math.hypot(...v) === 0) return "An arrow without length has no direction, and no angle with another.";
    if (right === 0) return "u · v = 0: the arrows stand at right angles, and the shadow is a single point.";
    return right > 0 ? "u · v is above 0: the two point to the same side." : "u · v is below 0: the two point to opposite sides, and the shadow falls on the other side of (0, 0).";
  }
  const found = frame.arrays["result"];
  const right = target(operation, u, v, c);
  if (!found || !right) return "";
  const off = !close(found[0]!, right[0]) || !close(found[1]!, right[1]);
  if (off) return `With ruler and pencil one arrives at ${pair(right)}; ${operation} says ${pair([found[0]!, found[1]!])}.`;
  return right[0] === 0 && right[1] === 0 ? "The result is (0, 0): an arrow without length." : "";
}

/** A line through (0, 0) in the direction of u, longer than the plot. */
function lineThrough(u: Pair): [Pair, Pair] | null {
  const length = Math.hypot(...u);
  if (length === 0) return null;
  const far: Pair = [(20 * u[0]) / length, (20 * u[1]) / length];
  return [[-far[0], -far[1]], far];
}

function close(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-4 * (1 + Math.abs(other));
}

function short(value: number): string {
  return Number.isFinite(value) ? String(rounded(value, 3)).replace("-", "−") : shown(value);
}

/** A number inside a sum: in brackets where it is below 0. */
function said(value: number): string {
  return value < 0 ? `(${short(value)})` : short(value);
}

function pair([x, y]: Pair): string {
  return `(${short(x)}, ${short(y)})`;
}
