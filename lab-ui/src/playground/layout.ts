// Where each neuron stands: a column for each layer, and each column centred.

export interface Place {
  layer: number;
  index: number;
  /** Its centre. */
  x: number;
  y: number;
}

export interface Layout {
  places: Place[];
  width: number;
  height: number;
  /** Side of a neuron's map. */
  side: number;
  /** Pixels above the neurons, for the layers' names. */
  head: number;
}

const HEAD = 30;
/** A finger needs 44 pixels. */
const PITCH = 46;
const SIDE = 38;
const SHORTEST_WAY = 74;
const LONGEST_WAY = 190;
/** Left of the inputs stand their names. */
const LEFT = 46;
const RIGHT = 26;

/**
 * Place the neurons of layers of these sizes; a drawing that needs more than `room` pixels is wider than that.
 */
export function layoutOf(sizes: number[], room: number): Layout {
  const gaps = sizes.length - 1;
  const way = Math.min(Math.max((room - LEFT - RIGHT) / gaps, SHORTEST_WAY), LONGEST_WAY);
  const needed = LEFT + gaps * way + RIGHT;
  const width = Math.max(Math.round(needed), Math.floor(room));
  const left = LEFT + (width - needed) / 2;
  const tallest = Math.max(...sizes) * PITCH;
  const places = sizes.flatMap((size, layer) =>
    Array.from({ length: size }, (_, index) => ({
      layer,
      index,
      x: left + layer * way,
      y: HEAD + tallest / 2 + (index - (size - 1) / 2) * PITCH,
    })),
  );
  return { places, width, height: HEAD + tallest + 4, side: SIDE, head: HEAD };
}

/** The place among all neurons, layer after layer, at which a neuron's map stands. */
export function mapIndex(sizes: number[], layer: number, index: number): number {
  return sizes.slice(0, layer).reduce((sum, size) => sum + size, 0) + index;
}

/** The neuron that an arrow key leads to. */
export function neighbour(sizes: number[], [layer, index]: [number, number], key: string): [number, number] | null {
  const across = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (across !== undefined) {
    const size = sizes[layer + across];
    if (size === undefined) return null;
    // To the neuron at about the same height.
    const height = Math.round(index - (sizes[layer]! - 1) / 2 + (size - 1) / 2);
    return [layer + across, Math.min(Math.max(height, 0), size - 1)];
  }
  const along = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (along === undefined || index + along < 0 || index + along >= sizes[layer]!) return null;
  return [layer, index + along];
}
