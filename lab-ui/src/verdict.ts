// A verdict on the page: the terminal's three lines with sign and words, and behind them what it knows more.

import type { Status, Verdict } from "./api";
import { h } from "./dom";

export const SIGNS: Record<Status, string> = { passed: "✓", wrong: "✗", "not attempted": "○" };

/** A status as sign and word; the sign is for the eye only. */
export function statusMark(status: Status, word = true): HTMLElement {
  return h(
    "span",
    { class: "mark", "data-status": status },
    h("span", { "aria-hidden": "true" }, SIGNS[status]),
    h("span", { class: word ? "" : "unseen" }, ` ${status}`),
  );
}

/** Split a verdict's first sentence into what it is about and what is said of it. */
export function headOf(sentence: string): { about: string; said: string } {
  const at = sentence.indexOf(": ");
  return at < 0 ? { about: "", said: sentence } : { about: sentence.slice(0, at), said: sentence.slice(at + 2) };
}

interface Actions {
  why: (diagnosis: string) => Promise<string[]>;
  goTo: (line: number) => void;
  next: { href: string; title: string } | null;
}

/** The sentences, which are read aloud when they change. */
export function sentencesOf(verdict: Verdict): HTMLElement[] {
  const [first = verdict.status, ...rest] = verdict.sentences;
  const { about, said } = headOf(first);
  return [
    h(
      "p",
      { class: "head" },
      statusMark(verdict.status, verdict.status !== "passed"),
      " ",
      about && h("strong", {}, `${about}: `),
      said,
    ),
    ...rest.map((sentence) => h("p", {}, sentence)),
  ];
}

/** What can be done with a verdict, and looked up in it. */
export function detailsOf(verdict: Verdict, actions: Actions): HTMLElement[] {
  const parts: HTMLElement[] = [];
  const row = h("div", { class: "row" });
  if (verdict.status === "passed" && actions.next) {
    row.append(h("a", { class: "button main", href: actions.next.href }, `Next: ${actions.next.title}`));
  }
  if (verdict.status === "passed" && !actions.next) {
    parts.push(h("p", {}, "This is the course's last exercise. ", h("a", { href: "#/" }, "See the whole course")));
  }
  if (verdict.status === "wrong" && verdict.diagnosis) row.append(...whyButton(verdict.diagnosis, actions.why));
  const { line } = verdict;
  if (line !== null) row.append(h("button", { type: "button", click: () => actions.goTo(line) }, `Go to line ${line}`));
  if (row.childNodes.length > 0) parts.push(row);
  const names = Object.keys(verdict.each);
  if (names.length > 1) {
    const right = names.filter((name) => verdict.each[name] === "passed").length;
    parts.push(
      h(
        "details",
        {},
        h("summary", {}, `Every check: ${right} of ${names.length} in this file are right`),
        h("ul", { class: "plain" }, ...names.map((name) => h("li", {}, statusMark(verdict.each[name]!), " ", h("code", {}, name)))),
      ),
    );
  }
  const data = Object.entries(verdict.data);
  if (data.length > 0) {
    const terms = data.flatMap(([name, text]) => [h("dt", {}, name), h("dd", {}, h("pre", {}, text))]);
    parts.push(
      h("details", {}, h("summary", {}, "The call that failed, in full"), h("dl", { class: "data" }, ...terms)),
    );
  }
  if (verdict.output.trim()) {
    parts.push(h("details", {}, h("summary", {}, "What your code printed"), h("pre", {}, verdict.output.trimEnd())));
  }
  return parts;
}

function whyButton(diagnosis: string, why: Actions["why"]): HTMLElement[] {
  const panel = h("div", { id: "why", class: "why", hidden: true, role: "region", "aria-label": `Why: ${diagnosis}` });
  const button = h("button", { type: "button", "aria-expanded": "false", "aria-controls": "why" }, `Why: ${diagnosis}`);
  button.addEventListener("click", async () => {
    const open = panel.hidden;
    if (open && panel.childElementCount === 0) {
      // "factor -1" says by how much; what is explained is "factor".
      const paragraphs = await why(diagnosis.split(" ")[0]!).catch((error: unknown) => [error instanceof Error ? error.message : String(error)]);
      panel.replaceChildren(...paragraphs.map((text) => h("p", {}, text)));
    }
    panel.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  });
  return [button, panel];
}
