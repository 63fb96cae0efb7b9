// Which picture belongs to which name in an exercise's `picture`. Each family is fetched when it is opened.

import type { Host, OpenPicture } from "./stage";

export type { Host, OpenPicture } from "./stage";

type Open = (host: Host) => OpenPicture;

const PICTURES: Record<string, () => Promise<Open>> = {
  vectors: async () => (await import("./vectors")).vectorsPicture,
  "array-cells": async () => (await import("./array-cells")).arrayCells,
  "matrix-plane": async () => (await import("./matrix-plane")).matrixPlane,
  "loop-against-array": async () => (await import("./loop-against-array")).loopAgainstArray,
  line: async () => (await import("./line")).linePicture,
  "residual-squares": async () => (await import("./residuals")).residualSquares,
  "descent-path": async () => (await import("./descent")).descentPath,
  "error-surface": async () => (await import("./surface")).errorSurface,
  tangent: async () => (await import("./rates")).tangentPicture,
  "learning-rates": async () => (await import("./rates")).learningRates,
  "round-valley": async () => (await import("./rates")).roundValley,
  "matrix-cells": async () => (await import("./features-matrix")).matrixCells,
  "plane-over-points": async () => (await import("./features-plane")).planeOverPoints,
  "gradient-bars": async () => (await import("./features-gradient")).gradientBars,
  "plane-settling": async () => (await import("./features-plane")).planeSettling,
  "descent-meets-closed-form": async () => (await import("./features-closed-form")).descentMeetsClosedForm,
  "polynomial-degree": async () => (await import("./features-polynomials")).polynomialDegree,
  "perceptron-boundary": async () => (await import("./perceptron-boundary")).perceptronBoundary,
  "perceptron-updates": async () => (await import("./perceptron-updates")).perceptronUpdates,
  "perceptron-never-settles": async () => (await import("./never-settles")).neverSettles,
  sigmoid: async () => (await import("./sigmoid")).sigmoidPicture,
  "cross-entropy": async () => (await import("./cross-entropy")).crossEntropyPicture,
  "logistic-gradient": async () => (await import("./logistic-gradient")).logisticGradient,
  "decision-boundary": async () => (await import("./decision-boundary")).decisionBoundary,
  "curved-boundary": async () => (await import("./curved-boundary")).curvedBoundary,
};

/** Open an exercise's picture, in the state that the address names; null if it has none. */
export async function openPicture(host: Host): Promise<OpenPicture | null> {
  const open = await PICTURES[host.exercise.picture]?.();
  return open?.(host) ?? null;
}
