// "The latest wins": at most one question is under way, and of those that come up meanwhile only the last is asked.
// There is no queue, so a slow answer delays the next one and never piles up.

/** Asks one question at a time. */
export class Latest<Question> {
  private underWay: { seq: number; question: Question } | null = null;
  private waiting: Question | null = null;

  /**
   * @param send sends a question and returns its sequence number, or null while it cannot be sent.
   */
  constructor(private readonly send: (question: Question) => number | null) {}

  /** Ask this, now or as soon as the answer under way was drawn. It replaces what waited. */
  want(question: Question): void {
    this.waiting = question;
    this.advance();
  }

  /** Whether an answer is the one that is waited for; others are out of date and not to be drawn. */
  expects(seq: number): boolean {
    return this.underWay?.seq === seq;
  }

  /** The question that this answer belongs to; null if the answer is out of date. */
  questionOf(seq: number): Question | null {
    return this.underWay?.seq === seq ? this.underWay.question : null;
  }

  /** The answer was drawn (or cannot be): ask what came up meanwhile. */
  done(seq: number): void {
    if (!this.expects(seq)) return;
    this.underWay = null;
    this.advance();
  }

  /** There will be no answer to what is under way: ask what came up meanwhile. */
  refused(): void {
    this.underWay = null;
    this.advance();
  }

  /** The connection is gone, and the answer with it: what was under way waits again, unless there is a newer one. */
  interrupted(): void {
    this.waiting ??= this.underWay?.question ?? null;
    this.underWay = null;
  }

  /** The connection is back. */
  resume(): void {
    this.advance();
  }

  private advance(): void {
    if (this.underWay !== null || this.waiting === null) return;
    const question = this.waiting;
    const seq = this.send(question);
    if (seq === null) return;
    this.waiting = null;
    this.underWay = { seq, question };
  }
}
