// How probable each digit is to the network: bars with their numbers, and the same as a table for those who do not see.

import { h, s, set } from "../dom";
import { percent } from "./words";

const WIDTH = 320;
const ROW = 30;
const LEFT = 30;
const RIGHT = 86;

export class Bars {
  readonly element: HTMLElement;
  readonly svg: SVGSVGElement;
  private readonly rows: { bar: SVGRectElement; number: SVGTextElement; group: SVGGElement; cell: HTMLElement }[];

  constructor() {
    this.rows = Array.from({ length: 10 }, (_, digit) => {
      const y = digit * ROW;
      const bar = s("rect", { class: "bar", x: LEFT, y: y + 6, width: 0, height: ROW - 12, rx: 2 });
      const number = s("text", { x: WIDTH, y: y + ROW / 2, "text-anchor": "end", "dominant-baseline": "central" }, "–");
      const group = s(
        "g",
        {},
        s("text", { class: "digit", x: 12, y: y + ROW / 2, "text-anchor": "middle", "dominant-baseline": "central" }, String(digit)),
        s("rect", { class: "rest", x: LEFT, y: y + 6, width: WIDTH - LEFT - RIGHT, height: ROW - 12, rx: 2 }),
        bar,
        number,
      );
      return { bar, number, group, cell: h("td", {}, "–") };
    });
    this.svg = s(
      "svg",
      { class: "bars", viewBox: `0 0 ${WIDTH} ${10 * ROW}`, "aria-hidden": "true" },
      ...this.rows.map(({ group }) => group),
    );
    const table = h(
      "table",
      { class: "unseen" },
      h("caption", {}, "How sure the network is of each digit"),
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "digit"), h("th", { scope: "col" }, "probability"))),
      h("tbody", {}, ...this.rows.map(({ cell }, digit) => h("tr", {}, h("th", { scope: "row" }, String(digit)), cell))),
    );
    this.element = h("div", {}, this.svg, table);
  }

  /** Show ten probabilities; null shows none. */
  show(probabilities: number[] | null): void {
    const best = probabilities?.indexOf(Math.max(...probabilities)) ?? -1;
    this.rows.forEach(({ bar, number, group, cell }, digit) => {
      const share = probabilities?.[digit] ?? 0;
      set(bar, { width: share * (WIDTH - LEFT - RIGHT) });
      set(group, { class: digit === best ? "best" : null });
      number.textContent = cell.textContent = probabilities ? percent(share) : "–";
    });
  }
}
