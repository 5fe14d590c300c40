/** A posted form as it was typed: every field as a list of texts, in the order in which the browser sent them. */
export class TypedForm {
  constructor(private readonly fields: ReadonlyMap<string, readonly string[]>) {}

  /** From the body of a form without files. */
  static of(body: unknown): TypedForm {
    const entries = Object.entries(typeof body === 'object' && body !== null ? body : {}).map(
      ([name, value]): [string, string[]] => [name, [value].flat().filter((one) => typeof one === 'string')],
    );
    return new TypedForm(new Map(entries));
  }

  /** The field's text, empty when it is not there. */
  text(name: string): string {
    return this.all(name)[0] ?? '';
  }

  /** Every value of a field that may be there several times. Browsers send lines with CR LF; we keep LF. */
  all(name: string): readonly string[] {
    return (this.fields.get(name) ?? []).map((text) => text.replaceAll('\r\n', '\n'));
  }

  /** Fields that stand in the same rows: one list of texts a row, in the order of the names. */
  rows(first: string, ...others: readonly string[]): readonly (readonly string[])[] {
    return this.all(first).map((text, at) => [text, ...others.map((name) => this.all(name)[at] ?? '')]);
  }
}
