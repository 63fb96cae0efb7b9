// What the address says of the page: which network reads, and which steps are left out.

import { STEPS, type ModelName, type Switches } from "./types";

export interface State {
  model: ModelName;
  switches: Switches;
}

/** Read the state from an address; what makes no sense is left as it is at first. */
export function readState(address: URLSearchParams): State {
  const off = (address.get("off") ?? "").split(",");
  return {
    model: address.get("model") === "mnist" ? "mnist" : "digits",
    switches: Object.fromEntries(STEPS.map((step) => [step, !off.includes(step)])) as Switches,
  };
}

/** Write what differs from how it is at first. */
export function writeState({ model, switches }: State): URLSearchParams {
  const off = STEPS.filter((step) => !switches[step]).join(",");
  return new URLSearchParams({ ...(model !== "digits" && { model }), ...(off && { off }) });
}
