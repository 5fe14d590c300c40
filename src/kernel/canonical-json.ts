/** JSON with the keys of every object sorted, so that equal values have equal texts whatever order they came in. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object' || value instanceof Date)
    return JSON.stringify(value ?? null);
  let text = '';
  if (Array.isArray(value)) {
    for (const part of value) text += `${text === '' ? '' : ','}${canonicalJson(part)}`;
    return `[${text}]`;
  }
  const parts: Readonly<Record<string, unknown>> = { ...value };
  for (const key of Object.keys(parts).sort()) {
    const part = parts[key];
    if (part !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(part)}`;
  }
  return `{${text}}`;
}
