import { VendorRefusal } from './vendor-refusal.js';

/**
 * The fields of a posted form of the compatible API, by their PascalCase names. An array is a repeated key there, so one value cannot
 * be told from an array of one: whoever reads a list gets a list, and of a repeated scalar the last value counts.
 */
export class FormFields {
  private constructor(private readonly given: ReadonlyMap<string, readonly string[]>) {}

  /** @throws VendorRefusal 400 for a body that is no form. An empty body is a form without fields. */
  static of(body: unknown): FormFields {
    if (body === undefined || body === null || body === '') return new FormFields(new Map());
    if (typeof body !== 'object' || Array.isArray(body)) throw new NotAFormError();
    const fields = Object.entries(body).map(([name, value]): [string, string[]] => {
      const values: unknown[] = [value].flat();
      if (!values.every((one) => typeof one === 'string')) throw new NotAFormError();
      return [name, values];
    });
    return new FormFields(new Map(fields));
  }

  get names(): readonly string[] {
    return [...this.given.keys()];
  }

  has(name: string): boolean {
    return this.given.has(name);
  }

  /** The value as it was sent, also when it is empty; undefined when the field is not there. */
  text(name: string): string | undefined {
    return this.given.get(name)?.at(-1);
  }

  list(name: string): readonly string[] | undefined {
    return this.given.get(name);
  }

  /** `true` and `false` in any case; null for anything else that was sent. */
  flag(name: string): boolean | null | undefined {
    const value = this.text(name)?.toLowerCase();
    if (value === undefined) return undefined;
    return FLAGS[value] ?? null;
  }
}

const FLAGS: Readonly<Record<string, boolean>> = { true: true, false: false };

export class NotAFormError extends VendorRefusal {
  constructor() {
    super(400, 'Send the parameters as a form, with Content-Type: application/x-www-form-urlencoded.');
  }
}
