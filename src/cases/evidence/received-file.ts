/** A file as it came in: not looked at yet, and its name is what the sender says. */
export interface ReceivedFile {
  readonly name: string;
  readonly bytes: Buffer;
}
