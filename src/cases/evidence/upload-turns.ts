import { Gate } from '../../kernel/gate.js';

/** While a file is read and looked at it is in memory, so an account sends few at a time; the others wait, unread. */
const AT_ONCE = 3;

/** Lets each sender have a fixed number of uploads under way; who sends slowly holds up nobody but himself. */
export class UploadTurns {
  private readonly lines = new Map<string, { readonly gate: Gate; inside: number }>();

  /** Waits for a turn of this sender, which lasts until `end` settles. */
  async take(sender: string, end: Promise<void>): Promise<void> {
    const line = this.lines.get(sender) ?? { gate: new Gate(AT_ONCE), inside: 0 };
    this.lines.set(sender, line);
    line.inside += 1;
    await new Promise<void>((begin) => {
      void line.gate
        .pass(() => {
          begin();
          return end;
        })
        .finally(() => {
          line.inside -= 1;
          if (line.inside === 0) this.lines.delete(sender);
        });
    });
  }
}
