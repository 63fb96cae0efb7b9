import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PACE, Reader } from "./reader";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server that answers when it is told to. */
function server() {
  const asked: string[] = [];
  const open: { resolve: (answer: string) => void; reject: (error: Error) => void }[] = [];
  const shown: string[] = [];
  const failures: unknown[] = [];
  const reader = new Reader<string, string>(
    (question) => {
      asked.push(question);
      return new Promise((resolve, reject) => open.push({ resolve, reject }));
    },
    (answer) => shown.push(answer),
    (error) => failures.push(error),
  );
  const answer = async (text: string): Promise<void> => {
    open.shift()!.resolve(text);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { asked, open, shown, failures, reader, answer };
}

test("one question at a time, and the latest wins", async () => {
  const { asked, shown, reader, answer } = server();
  reader.want("a");
  reader.want("b");
  reader.want("c");
  expect(asked).toEqual(["a"]);
  await answer("A");
  await vi.advanceTimersByTimeAsync(PACE);
  expect(asked).toEqual(["a", "c"]);
  await answer("C");
  await vi.advanceTimersByTimeAsync(10 * PACE);
  expect(asked).toEqual(["a", "c"]);
  expect(shown).toEqual(["A", "C"]);
});

test("questions keep their pace even when answers come at once", async () => {
  const { asked, reader, answer } = server();
  reader.want("a");
  await answer("A");
  reader.want("b");
  await vi.advanceTimersByTimeAsync(PACE - 10);
  expect(asked).toEqual(["a"]);
  await vi.advanceTimersByTimeAsync(10);
  expect(asked).toEqual(["a", "b"]);
});

test("what was forgotten is not shown, and reading goes on afterwards", async () => {
  const { asked, shown, reader, answer } = server();
  reader.want("a");
  reader.want("b");
  reader.forget();
  await answer("A");
  await vi.advanceTimersByTimeAsync(PACE);
  expect(shown).toEqual([]);
  expect(asked).toEqual(["a"]);
  reader.want("c");
  await answer("C");
  expect(shown).toEqual(["C"]);
});

test("a failure is told, and the next question is asked all the same", async () => {
  const { asked, failures, open, reader } = server();
  reader.want("a");
  reader.want("b");
  open.shift()!.reject(new Error("gone"));
  await vi.advanceTimersByTimeAsync(PACE);
  expect(failures).toEqual([new Error("gone")]);
  expect(asked).toEqual(["a", "b"]);
});
