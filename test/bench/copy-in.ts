import type pg from 'pg';

/** The part of pg's connection that its types leave out. */
interface CopyingConnection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** `COPY … FROM STDIN` of rows that are in memory already, in chunks: the fastest way into a table that there is. */
export function copyIn(client: pg.Client, sql: string, chunks: readonly Buffer[]): Promise<void> {
  return new Promise((resolve, reject) => void client.query(new CopyIn(sql, chunks, resolve, reject)));
}

/** What pg calls while the server answers. */
class CopyIn implements pg.Submittable {
  constructor(
    private readonly sql: string,
    private readonly chunks: readonly Buffer[],
    private readonly done: () => void,
    private readonly failed: (error: Error) => void,
  ) {}

  submit(connection: pg.Connection): void {
    connection.query(this.sql);
  }

  handleCopyInResponse(connection: CopyingConnection): void {
    for (const chunk of this.chunks) connection.sendCopyFromChunk(chunk);
    connection.endCopyFrom();
  }

  handleError(error: Error): void {
    this.failed(error);
  }

  handleCommandComplete(): void {}

  /** After an error this comes too, when it no longer matters. */
  handleReadyForQuery(): void {
    this.done();
  }
}
