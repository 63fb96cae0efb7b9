import { expect, test } from "vitest";
import { readState, writeState } from "./state";

test("the address keeps the network and the steps that are left out, and brings them back", () => {
  const state = readState(new URLSearchParams());
  expect(state).toEqual({ model: "digits", switches: { crop: true, scale: true, centre: true, straighten: true } });
  expect(writeState(state).toString()).toBe("");
  const other = { model: "mnist" as const, switches: { crop: false, scale: true, centre: false, straighten: true } };
  expect(readState(writeState(other))).toEqual(other);
});

test("an address that makes no sense changes nothing", () => {
  expect(readState(new URLSearchParams("model=letters&off=turn,,")).model).toBe("digits");
  expect(writeState(readState(new URLSearchParams("model=letters&off=turn,,"))).toString()).toBe("");
});
