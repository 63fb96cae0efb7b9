// Reading while one draws: one question at a time, the latest wins, and a short rest between two questions.

/** Milliseconds from one question to the next. */
export const PACE = 60;

export class Reader<Question, Answer> {
  private waiting: Question | null = null;
  private asking = false;
  private askedAt = -Infinity;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private turn = 0;

  /**
   * @param ask asks the server.
   * @param show draws an answer that is still wanted.
   * @param failed says why there is none.
   */
  constructor(
    private readonly ask: (question: Question) => Promise<Answer>,
    private readonly show: (answer: Answer) => void,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Read this, as soon as it may be; it replaces what waited. */
  want(question: Question): void {
    this.waiting = question;
    this.advance();
  }

  /** Nothing is to be read any more; an answer on its way is not shown. */
  forget(): void {
    this.turn++;
    this.waiting = null;
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private advance(): void {
    if (this.waiting === null || this.asking || this.timer !== undefined) return;
    const rest = this.askedAt + PACE - performance.now();
    if (rest > 0) {
      this.timer = setTimeout(() => {
        this.timer = undefined;
        this.advance();
      }, rest);
      return;
    }
    const question = this.waiting;
    this.waiting = null;
    void this.put(question);
  }

  private async put(question: Question): Promise<void> {
    const mine = this.turn;
    this.asking = true;
    this.askedAt = performance.now();
    try {
      const answer = await this.ask(question);
      if (mine === this.turn) this.show(answer);
    } catch (error) {
      if (mine === this.turn) this.failed(error);
    } finally {
      this.asking = false;
      this.advance();
    }
  }
}
