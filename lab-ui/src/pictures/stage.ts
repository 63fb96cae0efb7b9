// The stage that every picture stands on: its controls and their state in the address, the switch between the course's
// code and the learner's own, the line to Python, the words around the picture, and the ways to take it away.
//
//   const stage = new Stage(host, {
//     name: "line", title: "The line", functions: ["predict", "cost"],
//     controls: { w: 0.1, b: 60, squares: false }, drawOnly: ["squares"],
//     moved: showLine,                     // at once, when a control moves
//     draw: showNumbers,                   // when Python's numbers are there
//     csv: (frame) => ({ header: ["x"], rows: [[1]] }),
//   });
//   stage.show(plot.svg, stage.row(stage.slider({ name: "w", label: "slope w", low: -1, high: 2, step: 0.01 })));

import type { Exercise } from "../api";
import { h, type Child } from "../dom";
import { numberOf, type Frame } from "../frames";
import type { Lab } from "../lab";
import { exerciseAddress } from "../route";
import type { Channel } from "../socket";
import { csv, download, png } from "./export";
import { readNumber, rounded, shown } from "./numbers";

/** Where a picture is opened. */
export interface Host {
  lab: Lab;
  exercise: Exercise;
  /** What the address says of the picture. */
  state: URLSearchParams;
}

/** A picture that is on show. */
export interface OpenPicture {
  section: HTMLElement;
  /** The learner's file has changed: ask again. */
  refresh(): void;
  close(): void;
}

export type Source = "reference" | "mine";
export type Control = number | string | boolean | number[] | number[][];

export interface Rows {
  header: string[];
  rows: (number | string)[][];
}

export interface Play<Controls extends Record<string, Control>> {
  /** The picture's name in Python. */
  name: string;
  title: string;
  /** The functions that it calls, for the words about whose they are; a getter where that depends on a control. */
  functions: string[];
  /** Every control with its first value. Numbers, words and ticks stand in the address; so do lists, as JSON. */
  controls: Controls;
  /** Controls that change only how it is drawn: Python is not asked, and does not know them. */
  drawOnly?: (keyof Controls)[];
  /** Decimals that a number keeps in the address. */
  decimals?: number;
  /** A control has moved: draw what can be drawn without Python. */
  moved?: () => void;
  /** Numbers have come. */
  draw: (frame: Frame) => void;
  /** More to say about whose numbers these are, such as that the learner's do not fit the picture. */
  remarkOn?: (frame: Frame) => string;
  /** The data of the last frame, to be taken away. */
  csv: (frame: Frame) => Rows;
}

/** One picture's stage. */
export class Stage<Controls extends Record<string, Control>> implements OpenPicture {
  readonly section: HTMLElement;
  /** The controls as they stand. Change them with `set`. */
  readonly controls: Controls;
  source: Source;
  /** The last frame that came. */
  frame: Frame | null = null;
  private readonly body = h("div", { class: "stage" });
  private readonly runsOn = h("p", { class: "small", role: "status" });
  private readonly said = h("p", { class: "remark", role: "status" });
  private readonly channel: Channel;
  private readonly showing: (() => void)[] = [];
  private readonly ending: (() => void)[] = [];
  private readonly drawn: Element[] = [];
  private addressTimer = 0;
  private closed = false;

  constructor(
    private readonly host: Host,
    private readonly play: Play<Controls>,
  ) {
    this.controls = readControls(play.controls, host.state);
    this.source = host.state.get("source") === "mine" ? "mine" : "reference";
    this.section = h(
      "section",
      { class: "picture", "aria-labelledby": "picture-heading", "data-picture": play.name },
      h("h2", { id: "picture-heading" }, play.title),
      h("div", { class: "row" }, play.functions.length > 0 && this.sourceSwitch()),
      this.runsOn,
      this.body,
      this.said,
      this.exportRow(),
    );
    this.channel = host.lab.socket.channel(
      (frame) => this.receive(frame),
      (reason) => (this.runsOn.textContent = `No numbers: ${reason}`),
    );
  }

  /** Put the picture and its controls on the stage, and ask for the first numbers. */
  show(...children: Child[]): void {
    for (const child of children) if (child) this.body.append(child);
    this.showAll();
    this.ask();
  }

  /** Name what is drawn, so that it can be taken away as PNG: SVGs and canvases, as they lie on the page. */
  drawing(...elements: Element[]): void {
    this.drawn.push(...elements);
  }

  /** Move controls: what can be drawn is drawn at once, and Python is asked for the rest. */
  set(changes: Partial<Controls>): void {
    Object.assign(this.controls, changes);
    this.showAll();
    const visible = this.play.drawOnly ?? [];
    if (Object.keys(changes).some((name) => !visible.includes(name))) this.ask();
    else if (this.frame) this.play.draw(this.frame);
    this.keepAddress();
  }

  /** Ask Python for the numbers of the controls as they stand. */
  ask(): void {
    this.channel.want({ picture: this.play.name, source: this.source, arguments: this.arguments() });
  }

  refresh(): void {
    if (this.source === "mine") this.ask();
  }

  /** Say something about what has just happened; a screen reader says it aloud. */
  remark(text: string): void {
    if (this.said.textContent !== text) this.said.textContent = text;
  }

  /** One value of the last frame; NaN where there is none. */
  value(name: string): number {
    return numberOf(this.frame?.values[name]);
  }

  /** Do this when the picture is closed. */
  atEnd(action: () => void): void {
    this.ending.push(action);
  }

  /** Do this now and whenever a control has moved. */
  whenMoved(action: () => void): void {
    this.showing.push(action);
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.addressTimer);
    this.channel.close();
    for (const action of this.ending) action();
  }

  // Controls

  row(...children: Child[]): HTMLElement {
    return h("div", { class: "row" }, ...children);
  }

  button(label: string, action: () => void): HTMLButtonElement {
    return h("button", { type: "button", click: action }, label);
  }

  /** A number that is dragged along a line. */
  slider<Name extends keyof Controls & string>(about: {
    name: Name;
    label: string;
    low: number;
    high: number;
    step: number;
    /** The value in words, for the label and for a screen reader. */
    say?: (value: number) => string;
    /** Whether the slider stands for the logarithm of the value. */
    logarithmic?: boolean;
  }): HTMLElement {
    const { name, label, low, high, step } = about;
    const say = about.say ?? shown;
    const place = about.logarithmic ? Math.log10 : (value: number) => value;
    const back = about.logarithmic ? (at: number) => Number((10 ** at).toPrecision(3)) : (at: number) => at;
    const input = h("input", { type: "range", min: place(low), max: place(high), step, "aria-label": label });
    const output = h("output", {}, "");
    input.addEventListener("input", () => this.set({ [name]: back(Number(input.value)) } as Partial<Controls>));
    this.whenMoved(() => {
      const value = this.controls[name] as number;
      // The browser rounds what it is given to whole steps; the control keeps its own value.
      if (back(Number(input.value)) !== value) input.value = String(place(value));
      input.setAttribute("aria-valuetext", say(value));
      if (output.textContent !== say(value)) output.textContent = say(value);
    });
    return h("label", { class: "slider" }, h("span", {}, label, " ", output), input);
  }

  /** A number that is typed, or moved with the arrow keys. */
  number<Name extends keyof Controls & string>(about: {
    name: Name;
    label: string;
    step: number;
    low?: number;
    high?: number;
  }): HTMLElement {
    const { name, label, step, low = -Infinity, high = Infinity } = about;
    const input = h("input", { type: "number", step: "any", inputmode: "decimal", name });
    const put = (value: number): void =>
      this.set({ [name]: rounded(Math.min(Math.max(value, low), high), 6) } as Partial<Controls>);
    input.addEventListener("change", () => {
      const value = readNumber(input.value);
      if (value === null) this.showAll();
      else put(value);
    });
    input.addEventListener("keydown", (event) => {
      const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
      if (direction === undefined) return;
      event.preventDefault();
      put((this.controls[name] as number) + direction * step);
    });
    this.whenMoved(() => {
      const value = rounded(this.controls[name] as number, 5);
      if (readNumber(input.value) !== value) input.value = String(value);
    });
    return h("label", { class: "field" }, h("span", {}, label), input);
  }

  /** One of several words. */
  choice<Name extends keyof Controls & string>(about: {
    name: Name;
    label: string;
    options: Record<string, string>;
  }): HTMLElement {
    const { name, label, options } = about;
    const select = h(
      "select",
      { name, change: () => this.set({ [name]: select.value } as Partial<Controls>) },
      ...Object.entries(options).map(([value, text]) => h("option", { value }, text)),
    );
    this.whenMoved(() => (select.value = String(this.controls[name])));
    return h("label", { class: "field" }, h("span", {}, label), select);
  }

  tick<Name extends keyof Controls & string>(name: Name, label: string): HTMLElement {
    const input = h("input", {
      type: "checkbox",
      name,
      change: () => this.set({ [name]: input.checked } as Partial<Controls>),
    });
    this.whenMoved(() => (input.checked = this.controls[name] === true));
    return h("label", { class: "tick" }, input, h("span", {}, label));
  }

  // Numbers

  /** A list of values of the frame, kept up to date: { cost: "cost J" }; `say` writes numbers. */
  facts(names: Record<string, string>, say: (value: number) => string = shown): HTMLElement {
    const places = Object.entries(names).map(([name, label]) => {
      const place = h("dd", { "data-value": name });
      return { name, place, line: h("div", {}, h("dt", {}, label), place) };
    });
    this.onFrame.push((frame) => {
      for (const { name, place } of places) {
        const value = frame.values[name];
        // Words come as words; nan and infinity come by name and are numbers.
        const word = typeof value === "string" && !["nan", "inf", "-inf"].includes(value);
        place.textContent = word ? value : value === null || value === undefined ? "–" : say(numberOf(value));
      }
    });
    return h("dl", { class: "numbers" }, ...places.map(({ line }) => line));
  }

  /** A table beside the picture, kept up to date. */
  table(caption: string, header: string[], rowsOf: (frame: Frame) => (number | string)[][]): HTMLElement {
    const body = h("tbody");
    this.onFrame.push((frame) => {
      const rows = rowsOf(frame);
      const fits = body.rows.length === rows.length && rows.every((row, i) => row.length === body.rows[i]!.cells.length);
      if (!fits) body.replaceChildren(...rows.map((row) => h("tr", {}, ...row.map(() => h("td")))));
      rows.forEach((row, i) =>
        row.forEach((value, j) => {
          const text = typeof value === "number" ? shown(value) : value;
          const cell = body.rows[i]!.cells[j]!;
          if (cell.textContent !== text) cell.textContent = text;
        }),
      );
    });
    return h(
      "div",
      { class: "scroll" },
      h(
        "table",
        {},
        h("caption", {}, caption),
        h("thead", {}, h("tr", {}, ...header.map((name) => (name === "" ? h("td") : h("th", { scope: "col" }, name))))),
        body,
      ),
    );
  }

  private readonly onFrame: ((frame: Frame) => void)[] = [];

  private receive(frame: Frame): void {
    this.frame = frame;
    this.section.dataset["seq"] = String(frame.seq);
    this.section.dataset["source"] = frame.source;
    const origin = `${originOf(frame, this.play.functions)}${this.play.remarkOn?.(frame) ?? ""}`;
    if (this.runsOn.textContent !== origin) this.runsOn.textContent = origin;
    for (const update of this.onFrame) update(frame);
    this.play.draw(frame);
  }

  private showAll(): void {
    for (const show of this.showing) show();
    this.play.moved?.();
  }

  private arguments(): Record<string, Control> {
    const visible = this.play.drawOnly ?? [];
    return Object.fromEntries(Object.entries(this.controls).filter(([name]) => !visible.includes(name)));
  }

  private keepAddress(): void {
    clearTimeout(this.addressTimer);
    this.addressTimer = window.setTimeout(() => {
      if (this.closed) return;
      const state = writeControls(this.controls, this.play.controls, this.play.decimals ?? 6);
      if (this.source === "mine") state["source"] = "mine";
      history.replaceState(null, "", exerciseAddress(this.host.exercise.id, state));
    }, 250);
  }

  private sourceSwitch(): HTMLElement {
    return sourceSwitch(this.source, (source) => {
      this.source = source;
      this.remark("");
      this.ask();
      this.keepAddress();
    });
  }

  private exportRow(): HTMLElement {
    const { name } = this.play;
    const arguments_ = (): Record<string, Control> => this.arguments();
    return exportRow(name, {
      drawn: () => this.drawn,
      rows: () => (this.frame ? this.play.csv(this.frame) : null),
      script: () => this.host.lab.api.script(name, this.source, arguments_()),
      failed: (why) => this.remark(why),
    });
  }
}

/** The switch between the course's code and the learner's own. */
export function sourceSwitch(now: Source, choose: (source: Source) => void): HTMLElement {
  return h(
    "fieldset",
    { class: "switch" },
    h("legend", {}, "Runs on"),
    ...(["reference", "mine"] as const).map((name) =>
      h(
        "label",
        {},
        h("input", { type: "radio", name: "source", value: name, checked: name === now, change: () => choose(name) }),
        h("span", {}, name),
      ),
    ),
  );
}

/** Whose numbers these are, in words. */
export function originOf(frame: Frame, functions: string[]): string {
  if (frame.error) return `${frame.error[0]!.toUpperCase()}${frame.error.slice(1)}.`.replace(/\.\.$/, ".");
  if (functions.length === 0) return "";
  if (frame.source === "reference") return "These numbers come from the course's functions.";
  const theirs = functions.filter((name) => !frame.mine.includes(name));
  if (theirs.length === functions.length) {
    const none = functions.length === 1 ? "Not written yet" : "None of them is written yet";
    return `${none} (${listed(functions)}): these numbers come from the course's.`;
  }
  const own = functions.filter((name) => frame.mine.includes(name));
  const rest = theirs.length > 0 ? ` Not written yet, so the course's: ${theirs.join(", ")}.` : "";
  return `Your own: ${own.join(", ")}.${rest}`;
}

/** Buttons that take a picture away: as PNG, its data as CSV, its state as a Python script. */
export function exportRow(
  name: string,
  from: {
    drawn: () => Element[];
    rows: () => Rows | null;
    script: () => Promise<string>;
    failed: (why: string) => void;
  },
): HTMLElement {
  const attempt = async (action: () => Promise<void>): Promise<void> => {
    try {
      await action();
    } catch (error) {
      from.failed(`That did not work: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const savePng = async (): Promise<void> =>
    download(`${name}.png`, await png(from.drawn(), getComputedStyle(document.body).backgroundColor));
  const saveCsv = async (): Promise<void> => {
    const table = from.rows();
    if (table === null) throw new Error("there are no numbers yet.");
    download(`${name}.csv`, new Blob([csv(table.header, table.rows)], { type: "text/csv" }));
  };
  const saveScript = async (): Promise<void> =>
    download(`${name.replaceAll("-", "_")}.py`, new Blob([await from.script()], { type: "text/x-python" }));
  const button = (label: string, action: () => Promise<void>): HTMLElement =>
    h("button", { type: "button", click: () => void attempt(action) }, label);
  return h(
    "div",
    { class: "row export" },
    button("Picture as PNG", savePng),
    button("Data as CSV", saveCsv),
    button("State as Python", saveScript),
  );
}

/** Names as one says them: a, b and c. */
export function listed(names: string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** Read the controls from an address; what is missing or makes no sense stays as it is at first. */
export function readControls<Controls extends Record<string, Control>>(first: Controls, state: URLSearchParams): Controls {
  const found: Record<string, Control> = { ...first };
  for (const [name, value] of Object.entries(first)) {
    const text = state.get(name);
    if (text === null) continue;
    if (typeof value === "number") found[name] = readNumber(text) ?? value;
    else if (typeof value === "boolean") found[name] = text === "1";
    else if (typeof value === "string") found[name] = text;
    else found[name] = readList(text) ?? value;
  }
  return found as Controls;
}

/** Write the controls that differ from how they are at first. */
export function writeControls<Controls extends Record<string, Control>>(
  controls: Controls,
  first: Controls,
  decimals: number,
): Record<string, string> {
  const written: Record<string, string> = {};
  const text = (value: Control): string => {
    if (typeof value === "number") return String(rounded(value, decimals));
    if (typeof value === "boolean") return value ? "1" : "0";
    return typeof value === "string" ? value : JSON.stringify(value);
  };
  for (const [name, value] of Object.entries(controls)) {
    if (text(value) !== text(first[name]!)) written[name] = text(value);
  }
  return written;
}

function readList(text: string): number[] | number[][] | null {
  const isRow = (value: unknown): boolean => Array.isArray(value) && value.every(Number.isFinite);
  try {
    const value: unknown = JSON.parse(text);
    return isRow(value) || (Array.isArray(value) && value.every(isRow)) ? (value as number[] | number[][]) : null;
  } catch {
    return null;
  }
}
