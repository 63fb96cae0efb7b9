// Drag the line: its errors, their squares, the cost and its slope, from the course's functions or the learner's own.
// The handles and the line move at once; every number comes from Python.

import { h, s, set } from "../dom";
import { numberOf, type Frame } from "../frames";
import type { Lab } from "../lab";
import { exerciseAddress } from "../route";
import { csv, download, png } from "./export";
import type { OpenPicture } from "./index";
import { readNumber, rounded, shown } from "./numbers";
import { clamp, linear, ticks, type Scale } from "./scale";

/** What is seen: hours of exercise, years of life. */
const X: [number, number] = [-2, 40];
const Y: [number, number] = [40, 100];
/** The handles hold the line where the data begin and end. */
const ENDS = [0, 36] as const;
const START = { w: 0.1, b: 60 };
const MARGIN = { left: 44, right: 18, top: 14, bottom: 44 };

/** What the picture calls. */
const FUNCTIONS = ["predict", "cost", "gradient"];

type Source = "reference" | "mine";

/** Open the picture of the line. */
export function linePicture(lab: Lab, exercise: string, state: URLSearchParams): OpenPicture {
  let w = readNumber(state.get("w")) ?? START.w;
  let b = readNumber(state.get("b")) ?? START.b;
  let source: Source = state.get("source") === "mine" ? "mine" : "reference";
  let squares = state.get("squares") === "1";
  let frame: Frame | null = null;
  let walking = 0;
  let closed = false;
  let addressTimer = 0;
  let xScale: Scale = linear(X, [0, 1]);
  let yScale: Scale = linear(Y, [1, 0]);

  const axes = s("g", { class: "axes", "aria-hidden": "true" });
  const clip = s("rect");
  const drawing = s("g", { "clip-path": "url(#line-clip)", "aria-hidden": "true" });
  const squareMarks = s("g", { class: "squares" });
  const residuals = s("g", { class: "residuals" });
  const line = s("line", { class: "fit" });
  const said = s("g", { class: "said" });
  const points = s("g", { class: "points" });
  drawing.append(squareMarks, residuals, line, said, points);
  const handles = ENDS.map((at, index) => handle(at, index));
  const svg = s(
    "svg",
    { class: "plot", role: "group", "aria-label": "A line among four points: hours of exercise a month, years of life" },
    s("defs", {}, s("clipPath", { id: "line-clip" }, clip)),
    axes,
    drawing,
    ...handles.map(({ group }) => group),
  );

  const wInput = numberInput("w", "w, the slope", 0.01);
  const bInput = numberInput("b", "b, the height at x = 0", 0.5);
  const outputs = { cost: h("dd"), dw: h("dd"), db: h("dd") };
  for (const [name, element] of Object.entries(outputs)) element.dataset["value"] = name;
  const runsOn = h("p", { class: "small", role: "status" });
  const remark = h("p", { role: "status" });
  const body = h("tbody");
  const table = h(
    "table",
    {},
    h("caption", {}, "The points, and what the line says of them"),
    h("thead", {}, h("tr", {}, ...["hours x", "years y", "line ŷ", "error ŷ − y", "squared"].map((name) => h("th", { scope: "col" }, name)))),
    body,
  );
  const stepButton = h("button", { type: "button", click: step }, "One step downhill");
  const walkButton = h("button", { type: "button", click: () => (walking ? stopWalk() : walk()) }, "Walk 200 steps");
  const section = h(
    "section",
    { class: "picture", "aria-labelledby": "picture-heading" },
    h("h2", { id: "picture-heading" }, "The line"),
    h(
      "div",
      { class: "row" },
      h(
        "fieldset",
        { class: "switch" },
        h("legend", {}, "Runs on"),
        ...(["reference", "mine"] as const).map((name) =>
          h(
            "label",
            {},
            h("input", { type: "radio", name: "source", value: name, checked: name === source, change: () => choose(name) }),
            h("span", {}, name),
          ),
        ),
      ),
      h(
        "label",
        { class: "tick" },
        h("input", { type: "checkbox", checked: squares, change: (event: Event) => showSquares((event.target as HTMLInputElement).checked) }),
        h("span", {}, "Squares of the errors"),
      ),
    ),
    runsOn,
    svg,
    h("p", { class: "small quiet" }, "Dots are people, the strokes from the line to them are the errors. Drag an end of the line, or use the arrow keys on it."),
    h("div", { class: "row" }, field(wInput), field(bInput), stepButton, walkButton, h("button", { type: "button", click: putBack }, "Put the line back")),
    remark,
    h(
      "div",
      { class: "facts" },
      h(
        "dl",
        { class: "numbers" },
        h("div", {}, h("dt", {}, "cost J"), outputs.cost),
        h("div", {}, h("dt", {}, "dw"), outputs.dw),
        h("div", {}, h("dt", {}, "db"), outputs.db),
      ),
      h("div", { class: "scroll" }, table),
    ),
    h(
      "div",
      { class: "row" },
      h("button", { type: "button", click: () => void savePng() }, "Picture as PNG"),
      h("button", { type: "button", click: saveCsv }, "Data as CSV"),
    ),
  );

  const channel = lab.socket.channel(draw, (reason) => {
    runsOn.textContent = `No numbers: ${reason}`;
  });
  const observer = new ResizeObserver(layout);
  observer.observe(svg);

  // Controls

  function numberInput(name: string, label: string, stepSize: number): HTMLInputElement {
    const input = h("input", { type: "number", step: "any", id: `line-${name}`, "data-label": label, inputmode: "decimal" });
    input.addEventListener("change", () => {
      const value = readNumber(input.value);
      if (value === null) showLine();
      else move(name === "w" ? value : w, name === "b" ? value : b);
    });
    input.addEventListener("keydown", (event) => {
      const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
      if (direction === undefined) return;
      event.preventDefault();
      move(name === "w" ? rounded(w + direction * stepSize, 5) : w, name === "b" ? rounded(b + direction * stepSize, 3) : b);
    });
    return input;
  }

  function field(input: HTMLInputElement): HTMLElement {
    return h("label", { class: "field", for: input.id }, h("span", {}, input.dataset["label"] ?? ""), input);
  }

  function handle(at: number, index: number) {
    const group = s("g", {
      class: "handle",
      role: "slider",
      tabindex: 0,
      "aria-orientation": "vertical",
      "aria-label": `Height of the line at ${at} hours`,
      "aria-valuemin": Y[0],
      "aria-valuemax": Y[1],
    });
    group.append(s("circle", { class: "reach", r: 22 }), s("circle", { class: "grip", r: 9 }));
    group.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      stopWalk();
      group.setPointerCapture(event.pointerId);
      group.focus();
      event.preventDefault();
    });
    group.addEventListener("pointermove", (event) => {
      if (!group.hasPointerCapture(event.pointerId)) return;
      const pixel = event.clientY - svg.getBoundingClientRect().top;
      moveEnd(index, clamp(yScale.back(pixel), ...Y));
    });
    group.addEventListener("keydown", (event) => {
      const fine = event.shiftKey ? 0.1 : 0.5;
      const now = clamp(heights()[index]!, ...Y);
      const to = {
        ArrowUp: now + fine,
        ArrowRight: now + fine,
        ArrowDown: now - fine,
        ArrowLeft: now - fine,
        PageUp: now + 5,
        PageDown: now - 5,
        Home: Y[0],
        End: Y[1],
      }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      stopWalk();
      moveEnd(index, clamp(to, ...Y));
    });
    return { at, group };
  }

  function heights(): [number, number] {
    return [w * ENDS[0] + b, w * ENDS[1] + b];
  }

  function moveEnd(index: number, height: number): void {
    const both = heights();
    both[index] = rounded(height, 1);
    const slope = rounded((both[1] - both[0]) / (ENDS[1] - ENDS[0]), 5);
    move(slope, rounded(both[0] - slope * ENDS[0], 3));
  }

  /** Put the line somewhere: it is drawn at once, and its numbers are asked for. */
  function move(newW: number, newB: number, byHand = true): void {
    if (byHand) stopWalk();
    w = newW;
    b = newB;
    if (byHand) remark.textContent = "";
    showLine();
    ask();
  }

  function choose(name: Source): void {
    source = name;
    stopWalk();
    remark.textContent = "";
    ask();
  }

  function showSquares(on: boolean): void {
    squares = on;
    showErrors();
    keepAddress();
  }

  function putBack(): void {
    move(START.w, START.b);
  }

  function ask(): void {
    channel.want({ picture: "line", source, arguments: { w, b } });
    keepAddress();
  }

  function keepAddress(): void {
    clearTimeout(addressTimer);
    addressTimer = window.setTimeout(() => {
      if (closed) return;
      const state = { w: String(rounded(w, 6)), b: String(rounded(b, 6)), source, ...(squares ? { squares: "1" } : {}) };
      history.replaceState(null, "", exerciseAddress(exercise, state));
    }, 250);
  }

  // Walking downhill, along the path that Python computed from where the line stands

  function path(): { w: Float32Array; b: Float32Array; cost: Float32Array; steps: number } | null {
    const { path_w, path_b, path_cost } = frame?.arrays ?? {};
    if (!(path_w instanceof Float32Array && path_b instanceof Float32Array && path_cost instanceof Float32Array)) return null;
    const end = path_w.findIndex((value, index) => !(Number.isFinite(value) && Number.isFinite(path_b[index]!) && Number.isFinite(path_cost[index]!)));
    return { w: path_w, b: path_b, cost: path_cost, steps: (end < 0 ? path_w.length : end) - 1 };
  }

  function step(): void {
    stopWalk();
    const way = path();
    if (way === null || way.steps < 1) {
      remark.textContent = "From here there is no further step: the numbers have run out.";
      return;
    }
    move(way.w[1]!, way.b[1]!, false);
    remark.textContent = compared(way.cost[0]!, way.cost[1]!, "One step");
  }

  function walk(): void {
    const way = path();
    if (way === null || way.steps < 1) {
      remark.textContent = "From here there is no further step: the numbers have run out.";
      return;
    }
    const total = way.w.length - 1;
    const finish = (): void => {
      stopWalk();
      remark.textContent =
        way.steps < total
          ? `The walk ran away: after ${way.steps} steps the cost has grown from ${shown(way.cost[0]!)} to ${shown(way.cost[way.steps]!)}, and then the numbers run out.`
          : compared(way.cost[0]!, way.cost[total]!, `${total} steps`);
    };
    const go = (at: number): void => {
      if (closed) return;
      move(way.w[at]!, way.b[at]!, false);
      if (at >= way.steps) finish();
      else walking = requestAnimationFrame(() => go(at + 1));
    };
    remark.textContent = "";
    walkButton.textContent = "Stop";
    go(matchMedia("(prefers-reduced-motion: reduce)").matches ? way.steps : 1);
  }

  function stopWalk(): void {
    cancelAnimationFrame(walking);
    walking = 0;
    walkButton.textContent = "Walk 200 steps";
  }

  function compared(before: number, after: number, what: string): string {
    const verb = after < before ? "fell" : after > before ? "rose" : "stayed";
    return verb === "stayed" ? `${what}: the cost stayed at ${shown(after)}.` : `${what}: the cost ${verb} from ${shown(before)} to ${shown(after)}.`;
  }

  // Drawing

  function layout(): void {
    const width = svg.clientWidth;
    if (width === 0) return;
    const height = Math.round(clamp(0.66 * width, 260, 430));
    set(svg, { viewBox: `0 0 ${width} ${height}`, height });
    xScale = linear(X, [MARGIN.left, width - MARGIN.right]);
    yScale = linear(Y, [height - MARGIN.bottom, MARGIN.top]);
    set(clip, { x: MARGIN.left, y: MARGIN.top, width: width - MARGIN.left - MARGIN.right, height: height - MARGIN.top - MARGIN.bottom });
    const bottom = yScale(Y[0]);
    axes.replaceChildren(
      ...ticks(Y, 7).flatMap((value) => [
        s("line", { class: "grid", x1: MARGIN.left, x2: width - MARGIN.right, y1: yScale(value), y2: yScale(value) }),
        s("text", { x: MARGIN.left - 8, y: yScale(value), "text-anchor": "end", "dominant-baseline": "middle" }, String(value)),
      ]),
      ...ticks(X, width < 420 ? 5 : 9).map((value) =>
        s("text", { x: xScale(value), y: bottom + 18, "text-anchor": "middle" }, String(value)),
      ),
      s("text", { x: width - MARGIN.right, y: height - 6, "text-anchor": "end", class: "axis-name" }, "hours of exercise a month"),
      s("text", { x: MARGIN.left + 6, y: MARGIN.top + 10, class: "axis-name" }, "years of life"),
    );
    showLine();
    showErrors();
  }

  function showLine(): void {
    const ends = heights();
    // Numbers that ran away must not leave the range that SVG can draw.
    const safe = (value: number): number => clamp(yScale(value), -1e5, 1e5);
    set(line, { x1: xScale(X[0]), y1: safe(w * X[0] + b), x2: xScale(X[1]), y2: safe(w * X[1] + b) });
    handles.forEach(({ at, group }, index) => {
      const height = ends[index]!;
      set(group, {
        transform: `translate(${xScale(at)} ${yScale(clamp(height, ...Y))})`,
        "aria-valuenow": rounded(clamp(height, ...Y), 1),
        "aria-valuetext": `${shown(height)} years; w is ${shown(w)}, b is ${shown(b)}`,
      });
    });
    for (const [input, value] of [[wInput, w], [bInput, b]] as const) {
      if (readNumber(input.value) !== rounded(value, 5)) input.value = String(rounded(value, 5));
    }
  }

  function draw(next: Frame): void {
    frame = next;
    for (const [name, element] of Object.entries(outputs)) element.textContent = shown(numberOf(next.values[name]));
    section.dataset["seq"] = String(next.seq);
    section.dataset["source"] = next.source;
    const origin = originOf(next);
    if (runsOn.textContent !== origin) runsOn.textContent = origin;
    showErrors();
    const rows = rowsOf(next);
    if (body.rows.length !== rows.length) body.replaceChildren(...rows.map((row) => h("tr", {}, ...row.map(() => h("td")))));
    rows.forEach((row, index) => row.forEach((value, column) => {
      const cell = body.rows[index]!.cells[column]!;
      cell.textContent = column < 2 ? String(value) : shown(value);
    }));
  }

  /** Whose numbers these are, in words. */
  function originOf(next: Frame): string {
    if (next.error) return `${next.error[0]!.toUpperCase()}${next.error.slice(1)}.`.replace(/\.\.$/, ".");
    if (next.source === "reference") return "These numbers come from the course's functions.";
    const theirs = FUNCTIONS.filter((name) => !next.mine.includes(name));
    if (theirs.length === FUNCTIONS.length) {
      return "None of predict, cost and gradient is written yet: these numbers come from the course's.";
    }
    const own = `Your own: ${next.mine.join(", ")}.`;
    const rest = theirs.length > 0 ? ` Not written yet, so the course's: ${theirs.join(", ")}.` : "";
    return own + rest + (next.mine.includes("predict") ? disagreement(next) : "");
  }

  /** The line is drawn from w and b; a learner's predict may say something else, and then the picture says so. */
  function disagreement({ arrays, values }: Frame): string {
    const at = { w: numberOf(values["w"]), b: numberOf(values["b"]) };
    const { x = [], y_hat = [] } = arrays;
    const off = [...x].some((value, index) => {
      const height = at.w * value + at.b;
      return !(Math.abs(y_hat[index]! - height) <= 1e-3 * (1 + Math.abs(height)));
    });
    return off ? " Your predict does not lie on the line w x + b: the crosses show what it says." : "";
  }

  /** x, y, prediction, error and squared error of each point, as the last frame has them. */
  function rowsOf({ arrays }: Frame): number[][] {
    const { x = [], y = [], y_hat = [] } = arrays;
    return [...x].map((value, index) => {
      const error = y_hat[index]! - y[index]!;
      return [value, y[index]!, y_hat[index]!, error, error * error];
    });
  }

  function showErrors(): void {
    if (frame === null) return;
    const rows = rowsOf(frame).filter((row) => row.every(Number.isFinite));
    const right = xScale(X[1]);
    squareMarks.replaceChildren();
    residuals.replaceChildren();
    said.replaceChildren();
    points.replaceChildren();
    for (const [x, y, yHat] of rows as [number, number, number][]) {
      const px = xScale(x);
      const py = yScale(y);
      const pHat = clamp(yScale(yHat), -1e5, 1e5);
      const side = Math.abs(pHat - py);
      residuals.append(s("line", { x1: px, x2: px, y1: py, y2: pHat }));
      said.append(s("path", { d: `M${px - 4} ${pHat - 4}l8 8m0 -8l-8 8` }));
      points.append(s("circle", { cx: px, cy: py, r: 5.5 }));
      if (squares) {
        squareMarks.append(s("rect", { x: px + side > right ? px - side : px, y: Math.min(py, pHat), width: side, height: side }));
      }
    }
  }

  // Taking it away

  async function savePng(): Promise<void> {
    try {
      download("line.png", await png(svg, getComputedStyle(document.body).backgroundColor));
    } catch (error) {
      remark.textContent = `No picture could be made: ${error instanceof Error ? error.message : String(error)}`;
    }
  }

  function saveCsv(): void {
    if (frame === null) return;
    const content = csv(["hours", "years", "predicted", "error", "squared_error"], rowsOf(frame));
    download("line.csv", new Blob([content], { type: "text/csv" }));
  }

  ask();
  return {
    section,
    refresh: () => {
      if (source === "mine") channel.want({ picture: "line", source, arguments: { w, b } });
    },
    close() {
      closed = true;
      stopWalk();
      clearTimeout(addressTimer);
      observer.disconnect();
      channel.close();
    },
  };
}
