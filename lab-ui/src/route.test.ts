import { expect, test } from "vitest";
import { drawAddress, exerciseAddress, parse, playAddress, withoutToken } from "./route";

test("an empty address is the course", () => {
  for (const hash of ["", "#", "#/"]) expect(parse(hash)).toEqual({ page: "course" });
});

test("an exercise's address brings its picture's state along, and back", () => {
  const address = exerciseAddress("line-predict", { w: "0.31", source: "mine" });
  expect(address).toBe("#/exercise/line-predict?w=0.31&source=mine");
  const route = parse(address);
  if (route.page !== "exercise") throw new Error(route.page);
  expect(route.id).toBe("line-predict");
  expect(route.state.get("w")).toBe("0.31");
  expect(exerciseAddress("line-predict")).toBe("#/exercise/line-predict");
});

test("the network to play with has an address that holds its state", () => {
  const address = playAddress(new URLSearchParams({ data: "moons", layers: "4-4" }));
  expect(address).toBe("#/play?data=moons&layers=4-4");
  const route = parse(address);
  if (route.page !== "play") throw new Error(route.page);
  expect(route.state.get("layers")).toBe("4-4");
  expect(parse(playAddress(new URLSearchParams())).page).toBe("play");
});

test("what is no page is said to be none", () => {
  for (const hash of ["#/nowhere", "#/exercise/", "#/exercise/a/b", "#/exercise/..%2Fapi", "#/exercise/%E0%A4%A"]) {
    expect(parse(hash).page).toBe("unknown");
  }
});

test("the token is read from the address and taken out of it, and the rest stays", () => {
  expect(withoutToken("http://127.0.0.1:8000/?token=abc&x=1#/exercise/line-cost?w=1")).toEqual({
    address: "/?x=1#/exercise/line-cost?w=1",
    token: "abc",
  });
  expect(withoutToken("http://127.0.0.1:8000/#/").token).toBeNull();
});

test("the page on which digits are drawn has an address with its state", () => {
  const route = parse(drawAddress(new URLSearchParams({ model: "mnist", off: "crop" })));
  if (route.page !== "draw") throw new Error(route.page);
  expect(route.state.get("off")).toBe("crop");
  expect(drawAddress(new URLSearchParams())).toBe("#/draw");
});
