import { expect, test } from "vitest";
import { argumentsOf, chosenNeuron, configurationOf, readState, writeState, type State } from "./state";

const read = (query: string): State => readState(new URLSearchParams(query));

test("an empty address is the state at first, and that writes an empty address", () => {
  const first = read("");
  expect(first).toMatchObject({ data: "circles", samples: 500, layers: [8, 8], activation: "tanh", optimizer: "adam", learning_rate: 0.01, step: 0 });
  expect(writeState(first).toString()).toBe("");
});

test("every control goes into the address and comes back", () => {
  const query = "data=own&activation=relu&optimizer=sgd&schedule=cosine&validation=0.3&learning_rate=0.02&batch_size=7&l1=0.001&l2=0.03&dropout=0.4&seed=12&points=1_2_0*-1_0.5_1&layers=3-16&source=mine&step=345&speed=epoch&gradients=1&neuron=2-15&point=1&warp=1&axes=2-0&hide=data%2Ctraining";
  const state = read(query);
  expect(state).toMatchObject({ learning_rate: 0.02, points: [[1, 2, 0], [-1, 0.5, 1]], layers: [3, 16], neuron: [2, 15], warp: 1, axes: [2, 0] });
  expect([...state.hide]).toEqual(["data", "training"]);
  expect(writeState(state).toString()).toBe(query);
  expect(read(writeState(state).toString())).toEqual(state);
});

test("a network without a hidden layer has an address too", () => {
  const state = read("layers=none");
  expect(state.layers).toEqual([]);
  expect(writeState(state).toString()).toBe("layers=none");
  expect(chosenNeuron(state)).toEqual([1, 0]);
});

test("what is out of range or makes no sense becomes what can be", () => {
  const state = read("data=constructor&samples=9999&noise=-3&learning_rate=abc&batch_size=2.4&seed=-5&layers=8-99&neuron=2-8&warp=7&axes=0-44&step=1e99&speed=fast&hide=data,everything");
  expect(state).toMatchObject({ data: "circles", samples: 500, noise: 0, learning_rate: 0.01, batch_size: 2, seed: 0, layers: [8, 8], neuron: null, warp: 3, axes: [0, 0], speed: "1" });
  expect(state.step).toBe(1_000_000);
  expect([...state.hide]).toEqual(["data"]);
});

test("points of one's own are sent, and how made data are made is not", () => {
  const state = read("data=own&points=1_2_0*-1_0.5_1&samples=50&step=30");
  expect(configurationOf(state)).toMatchObject({ data: "own", points: [[1, 2, 0], [-1, 0.5, 1]], layers: [8, 8], seed: 0 });
  expect(configurationOf(state)).not.toHaveProperty("samples");
  expect(configurationOf(state)).not.toHaveProperty("step");
  expect(configurationOf(read("points=1_2_0"))).not.toHaveProperty("points");
});

test("what is looked at is sent by numbers that the network has", () => {
  const state = read("layers=4-1&point=400&neuron=1-3&samples=60");
  expect(argumentsOf(state, 77)).toMatchObject({ step: 77, look_layer: 1, look_neuron: 3, look_point: 59, look_warp: 2, look_warp_x: 0, look_warp_y: 0, look_gradients: false });
  expect(argumentsOf(read("data=own"), 0)).toMatchObject({ look_layer: 3, look_neuron: 0, look_point: 0 });
});
