// Links: one that brings everything back, and one for a class, which leaves out the controls that a teacher ticks.

import { h } from "../dom";
import { GROUP_NAMES } from "./controls";
import { GROUPS, type Group } from "./state";

/** Put a text on the clipboard. Returns whether the browser did it. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** The dialog in which a teacher makes a link; `linkWith` gives the address in which these groups are hidden. */
export function classDialog(linkWith: (hidden: Group[]) => string): { element: HTMLDialogElement; open: () => void } {
  const hidden = new Set<Group>();
  const link = h("input", { type: "text", readonly: true, id: "class-link", spellcheck: "false" });
  const said = h("p", { class: "small", role: "status" });
  const show = (): void => {
    link.value = linkWith([...hidden]);
    said.textContent = "";
  };
  const ticks = GROUPS.map((group) => {
    const input = h("input", { type: "checkbox", name: "hide", value: group });
    input.addEventListener("change", () => {
      if (input.checked) hidden.add(group);
      else hidden.delete(group);
      show();
    });
    return h("label", { class: "tick" }, input, h("span", {}, GROUP_NAMES[group]));
  });
  const take = async (): Promise<void> => {
    if (await copy(link.value)) said.textContent = "The link is copied.";
    else {
      link.select();
      said.textContent = "The browser does not let the page copy: the link is marked, copy it with Ctrl+C or Cmd+C.";
    }
  };
  const element = h(
    "dialog",
    { class: "class-dialog", "aria-labelledby": "class-heading" },
    h("h2", { id: "class-heading" }, "Link for a class"),
    h("p", {}, "The link brings everything as it stands now. Tick what should not be there to change:"),
    h("div", { class: "ticks", role: "group", "aria-label": "Controls to hide" }, ...ticks),
    h("label", { class: "field wide" }, h("span", {}, "Link"), link),
    h("p", { class: "small quiet" }, "It opens in a tab in which the lab is open already: the link carries no key. Where the lab runs under another address, the part from # on is enough."),
    said,
    h(
      "div",
      { class: "row" },
      h("button", { type: "button", class: "main", click: () => void take() }, "Copy the link"),
      h("button", { type: "button", click: () => element.close() }, "Close"),
    ),
  );
  return {
    element,
    open: () => {
      show();
      element.showModal();
    },
  };
}
