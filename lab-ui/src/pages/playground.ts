// The playground: a small network learns while one watches. Everything that is seen is computed in Python for a
// configuration and a number of steps; this page asks for one frame after the other and draws them.

import "../playground/playground.css";
import { h, watchOverflow } from "../dom";
import type { Frame } from "../frames";
import type { Lab, Page } from "../lab";
import { whenLookChanges } from "../pictures/colours";
import { csv, download } from "../pictures/export";
import { shown } from "../pictures/numbers";
import { exportRow, originOf, sourceSwitch } from "../pictures/stage";
import { lookOfPage } from "../playground/canvas";
import { Controls } from "../playground/controls";
import { CurveCharts, rowsOf, single } from "../playground/curves";
import { Field } from "../playground/field";
import { figuresOf, type Figures } from "../playground/figures";
import { mapIndex } from "../playground/layout";
import { NetworkDrawing } from "../playground/network";
import { NeuronPanel } from "../playground/neuron";
import { Pace } from "../playground/pace";
import type { Label, Point } from "../playground/points";
import { Runner } from "../playground/runner";
import { classDialog, copy } from "../playground/share";
import {
  argumentsOf,
  chosenNeuron,
  configurationOf,
  countOf,
  firstAxes,
  readState,
  sizesOf,
  warpedLayer,
  writeState,
  type Group,
  type State,
} from "../playground/state";
import { Transport } from "../playground/transport";
import { WarpPanel } from "../playground/warp";
import { percent } from "../playground/words";
import { playAddress } from "../route";
import type { PictureQuestion } from "../socket";

const PICTURE = "network";
const FUNCTIONS = ["sigmoid", "cross_entropy_from_logits", "gradient"];
const WORDS = 100;
const DESCRIPTIONS = 1000;
const TABLE_ROWS = 100;
/** One epoch, and then rest: the pace for people who want no motion. */
const CALM = 1000;

/** Show the playground in the state that the address names. */
export function playgroundPage(lab: Lab, main: HTMLElement, trail: HTMLElement, address: URLSearchParams): Page {
  const state = readState(address);
  const runner = new Runner(state.step, state.speed);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let look = lookOfPage();
  let frame: Frame | null = null;
  let figures: Figures | null = null;
  let label: Label = 1;
  let calmTimer = 0;
  let closed = false;
  // A frame belongs to the training that it was asked for; one that was asked for before a change is not drawn.
  let training = 0;
  const trainingOf = new WeakMap<PictureQuestion, number>();

  // The parts

  const heading = h("h1", { tabindex: -1 }, "Play with a network");
  const runsOn = h("p", { class: "small", role: "status" });
  const remark = h("p", { class: "remark", role: "status" });
  const spoken = h("p", { class: "unseen", role: "status" });
  const transport = new Transport(runner, { toggle, step: stepOnce, restart, goTo, speed: (speed) => change({ speed }) });
  const field = new Field(look, {
    own: () => (state.data === "own" && !state.hide.has("data") ? state.points : null),
    label: () => label,
    edited: (points) => retrain({ points }),
    choose: (point) => change({ point }),
    say: (text) => (spoken.textContent = text),
  });
  const network = new NetworkDrawing(look, { choose: chooseNeuron });
  const neuron = new NeuronPanel({ step: stepExample });
  const warp = new WarpPanel({ choose: (layer, axes) => change({ warp: layer === state.layers.length ? null : layer, axes }) });
  const charts = new CurveCharts((epoch) => goTo(epoch * runner.stepsPerEpoch));
  const controls = new Controls({ state, changed: retrain, takeOver: pointsOnShow, chooseLabel: (chosen) => (label = chosen) });
  const dialog = classDialog((hidden: Group[]) => linkTo({ ...state, hide: new Set(hidden) }));
  const places = figurePlaces();
  const advice = h("ul", { class: "plain advice" });
  const legend = h("span", { class: "small quiet" });
  const body = h("tbody");
  const head = h("tr");
  const caption = h("caption");
  const table = h(
    "details",
    { toggle: () => showTable() },
    h("summary", {}, "Figures of every epoch as a table"),
    h("div", { class: "scroll table-box" }, h("table", {}, caption, h("thead", {}, head), body)),
  );
  const gradients = h("input", { type: "checkbox", checked: state.gradients, change: () => change({ gradients: gradients.checked }) });

  main.replaceChildren(
    h(
      "div",
      { class: "play" },
      heading,
      h("p", { class: "lead" }, "A network learns to tell two kinds of points apart. Run it, stop it, look inside. ", h("span", { class: "quiet" }, "The space bar runs and pauses.")),
      transport.element,
      h("div", { class: "row switches" }, sourceSwitch(state.source, (source) => retrain({ source }, false)), runsOn),
      remark,
      h(
        "div",
        { class: "play-columns" },
        h(
          "section",
          { class: "play-map", "aria-label": "Map, figures and curves" },
          field.element,
          mapLegend(),
          h("p", { class: "unseen", id: "map-keys" }, "Arrow keys move a cross, with Shift finely. Enter chooses the nearest example; among points of your own it adds one or picks one up, and Delete removes it."),
          places.element,
          charts.element,
          table,
          h("div", { role: "status" }, advice),
        ),
        h(
          "div",
          { class: "play-network" },
          h(
            "section",
            { "aria-label": "The network" },
            network.element,
            h("div", { class: "row network-legend" }, h("label", { class: "tick" }, gradients, h("span", {}, "Lines show the gradient")), legend),
            h("p", { class: "small quiet" }, "A square shows what its neuron gives for every place of the map. Blue lines are positive, orange ones negative. Choose a neuron to look into it."),
          ),
          neuron.element,
          warp.element,
        ),
        controls.element,
      ),
      h(
        "div",
        { class: "row" },
        h("button", { type: "button", click: () => void copyLink() }, "Copy link"),
        h("button", { type: "button", click: dialog.open }, "Link for a class"),
        h("button", { type: "button", click: savePoints }, "Points as CSV"),
      ),
      exportRow(PICTURE, {
        drawn: () => [field.surface.canvas, network.surface.canvas, warp.surface.canvas, ...charts.drawn()],
        rows: () => (charts.curves.epoch.length > 0 ? rowsOf(charts.curves) : null),
        script: () => lab.api.script(PICTURE, state.source, questionArguments()),
        failed: say,
      }),
      dialog.element,
      spoken,
    ),
  );
  trail.replaceChildren(h("a", { href: "#/" }, "Course"));

  // What happens slowly, while the picture moves quickly

  const words = new Pace(WORDS, showWords);
  const descriptions = new Pace(DESCRIPTIONS, describe);
  const addresses = new Pace(500, () => {
    if (!closed) history.replaceState(null, "", playAddress(writeState(state)));
  });
  const channel = lab.socket.channel(receive, (reason) => {
    runner.running = false;
    say(`No numbers: ${reason}`);
    words.ask();
  });
  const stopWatching = [
    watchOverflow(main, ".scroll", "Can be scrolled"),
    whenLookChanges(() => {
      look = lookOfPage();
      field.setLook(look);
      network.setLook(look);
      charts.recolour();
      if (frame) drawInside(frame);
    }),
  ];
  document.addEventListener("keydown", onKey);

  // Asking

  function questionArguments(): Record<string, unknown> {
    return argumentsOf(state, runner.target);
  }

  function ask(): void {
    const question: PictureQuestion = { picture: PICTURE, source: state.source, arguments: questionArguments() };
    trainingOf.set(question, training);
    channel.want(question);
    state.step = runner.target;
    addresses.ask();
  }

  /** Look at the same training in another way. */
  function change(changes: Partial<State>): void {
    Object.assign(state, changes);
    runner.speed = state.speed;
    shape();
    ask();
    words.ask();
  }

  /** Another configuration is another training: it begins at its first step, unless it is the same on other code. */
  function retrain(changes: Partial<State>, fromTheStart = true): void {
    const before = JSON.stringify(configurationOf(state));
    const layers = state.layers;
    Object.assign(state, changes);
    if (fromTheStart && JSON.stringify(configurationOf(state)) === before) return;
    if (state.layers !== layers) Object.assign(state, { neuron: null, warp: null, axes: firstAxes(sizesOf(state)[state.layers.length]!) });
    state.point = Math.max(0, Math.min(state.point, countOf(state) - 1));
    training++;
    if (fromTheStart) runner.restart();
    charts.forget();
    say("");
    shape();
    controls.show();
    ask();
    words.ask();
  }

  function restart(): void {
    runner.go(0);
    runner.running = false;
    ask();
    words.ask();
  }

  function stepOnce(): void {
    runner.running = false;
    runner.advance("1");
    ask();
    words.ask();
  }

  function goTo(step: number): void {
    runner.running = false;
    runner.go(step);
    ask();
    words.ask();
  }

  function toggle(): void {
    runner.running = !runner.running;
    clearTimeout(calmTimer);
    if (runner.running) goOn();
    words.ask();
  }

  function goOn(): void {
    if (closed || !runner.running || frame === null) return; // the first frame says how long an epoch is, and goes on
    runner.advance(calm.matches ? "epoch" : runner.speed);
    ask();
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key !== " " || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = event.target as Element;
    if (target.closest("button, select, textarea, summary, a, dialog, input:not([type=range])")) return;
    event.preventDefault();
    toggle();
  }

  // Drawing

  function receive(next: Frame, question: PictureQuestion): void {
    if (closed || trainingOf.get(question) !== training) return;
    frame = next;
    figures = figuresOf(next);
    const there = runner.arrived({
      step: figures.step,
      stepsPerEpoch: figures.stepsPerEpoch,
      stuck: figures.diverged || figures.waiting !== null,
    });
    field.draw(next);
    network.draw(next);
    drawInside(next);
    charts.take(next);
    words.ask();
    if (!there) ask();
    else if (runner.running && calm.matches) {
      clearTimeout(calmTimer);
      calmTimer = window.setTimeout(goOn, CALM);
    } else if (runner.running) goOn();
  }

  /** The chosen neuron's map, and the plane as a layer sees it. */
  function drawInside(next: Frame): void {
    neuron.paint(network.maps, mapIndex(sizesOf(state), ...chosenNeuron(state)), look);
    warp.paint(next, look);
  }

  function shape(): void {
    const sizes = sizesOf(state);
    network.shape(sizes, state.neuron, state.gradients);
    warp.shape(sizes, warpedLayer(state), state.axes);
    field.choose(state.point);
  }

  function showWords(): void {
    if (closed) return;
    transport.show();
    if (frame === null || figures === null) return;
    const origin = originOf(frame, FUNCTIONS);
    if (runsOn.textContent !== origin) runsOn.textContent = origin;
    places.show(figures);
    charts.show(runner.epoch);
    neuron.describe(figures.neuron, sizesOf(state), state.activation, field.example(figures.neuron?.point ?? -1));
    const thickest = network.legend();
    if (legend.textContent !== thickest) legend.textContent = thickest;
    if (figures.waiting !== null) say(figures.waiting);
    else if (figures.diverged) say(`At step ${figures.step} the numbers have run out: the training goes no further. Go back, or change something and begin anew.`);
    else if (remark.textContent !== "") say("");
    descriptions.ask();
  }

  function describe(): void {
    if (closed || figures === null) return;
    field.describe();
    network.describe();
    const now = [...advice.children].map((one) => one.textContent);
    if (String(now) !== String(figures.advice)) advice.replaceChildren(...figures.advice.map((text) => h("li", {}, text)));
    showTable();
  }

  function showTable(): void {
    if (!table.open) return;
    const { header, rows } = rowsOf(charts.curves);
    const every = Math.ceil(rows.length / TABLE_ROWS);
    caption.textContent = every > 1 ? `One in ${every} of the epochs that were kept, and the last` : "Every epoch that was kept";
    head.replaceChildren(...header.map((name) => h("th", { scope: "col" }, name.replace("_", " "))));
    const kept = rows.filter((_, at) => at % every === 0 || at === rows.length - 1);
    body.replaceChildren(...kept.map((row) => h("tr", {}, ...row.map((value, at) => h("td", {}, at === 0 ? String(value) : shown(value))))));
  }

  function say(text: string): void {
    if (remark.textContent !== text) remark.textContent = text;
  }

  // What is chosen inside the pictures

  function chooseNeuron(layer: number, index: number): void {
    const again = state.neuron?.[0] === layer && state.neuron[1] === index;
    change({ neuron: again ? null : [layer, index] });
  }

  function stepExample(places: number): void {
    const count = countOf(state);
    if (count > 0) change({ point: (state.point + places + count) % count });
  }

  /** The examples on show as points of one's own. */
  function pointsOnShow(): Point[] {
    const { points = [], labels = [] } = frame?.arrays ?? {};
    const rounded = (value: number): number => Number(value.toFixed(3));
    return [...labels].map((one, at) => [rounded(points[2 * at]!), rounded(points[2 * at + 1]!), one === 0 ? 0 : 1]);
  }

  // Taking it away

  function linkTo(wanted: State): string {
    return `${location.origin}${location.pathname}${location.search}${playAddress(writeState(wanted))}`;
  }

  async function copyLink(): Promise<void> {
    const link = linkTo(state);
    spoken.textContent = "";
    if (await copy(link)) spoken.textContent = "The link is copied.";
    else {
      history.replaceState(null, "", playAddress(writeState(state)));
      say("The browser does not let the page copy. The address bar holds the same link.");
    }
  }

  function savePoints(): void {
    const { points = [], labels = [], held_out: heldOut = [] } = frame?.arrays ?? {};
    const rows = [...labels].map((one, at) => [single(points[2 * at]!), single(points[2 * at + 1]!), one, heldOut[at]!]);
    download("points.csv", new Blob([csv(["x1", "x2", "class", "held_out"], rows)], { type: "text/csv" }));
  }

  shape();
  ask();
  transport.show();
  return {
    title: "Play with a network",
    heading,
    close() {
      closed = true;
      runner.running = false;
      clearTimeout(calmTimer);
      document.removeEventListener("keydown", onKey);
      for (const stop of stopWatching) stop();
      for (const part of [words, descriptions, addresses, field, network, charts, channel]) part.close();
    },
  };
}

/** What the marks on the map mean. */
function mapLegend(): HTMLElement {
  const entry = (kind: Record<string, string | number>, name: string): HTMLElement =>
    h("li", {}, h("span", { class: "class-mark", "aria-hidden": "true", ...kind }), name);
  return h(
    "ul",
    { class: "plain play-legend" },
    entry({ "data-class": 0 }, "class 0"),
    entry({ "data-class": 1 }, "class 1"),
    entry({ "data-class": 0, "data-held": "" }, "ring: held out for validation"),
    h("li", {}, h("span", { class: "border-mark", "aria-hidden": "true" }), "undecided"),
  );
}

/** Loss and accuracy in four places, and the learning rate. */
function figurePlaces(): { element: HTMLElement; show: (figures: Figures) => void } {
  const cells = { loss: h("td"), validationLoss: h("td"), accuracy: h("td"), validationAccuracy: h("td"), learningRate: h("td") };
  for (const [name, cell] of Object.entries(cells)) cell.dataset["value"] = name;
  const row = (name: string, ...of: HTMLElement[]): HTMLElement => h("tr", {}, h("th", { scope: "row" }, name), ...of);
  const put = (cell: HTMLElement, text: string): void => {
    if (cell.textContent !== text) cell.textContent = text;
  };
  return {
    element: h(
      "table",
      { class: "figures" },
      h("thead", {}, h("tr", {}, h("td"), h("th", { scope: "col" }, "training"), h("th", { scope: "col" }, "validation"))),
      h("tbody", {}, row("loss", cells.loss, cells.validationLoss), row("accuracy", cells.accuracy, cells.validationAccuracy), row("learning rate", cells.learningRate, h("td"))),
    ),
    show(figures) {
      const number = (value: number): string => (Number.isFinite(value) ? shown(value) : "–");
      put(cells.loss, number(figures.loss));
      put(cells.validationLoss, number(figures.validationLoss));
      put(cells.accuracy, percent(figures.accuracy));
      put(cells.validationAccuracy, percent(figures.validationAccuracy));
      put(cells.learningRate, number(figures.learningRate));
    },
  };
}
