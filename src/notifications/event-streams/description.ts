import type { FormFields } from '../../http/compatible/form-fields.js';
import { StreamParameterError } from './stream-refusals.js';

const LONGEST = 255;

/** What its owner calls a sink or subscription. @throws StreamParameterError */
export function descriptionIn(form: FormFields): string {
  const description = form.text('Description')?.trim() ?? '';
  if (description === '' || description.length > LONGEST)
    throw new StreamParameterError(`The Description parameter has 1 to ${LONGEST} characters.`);
  return description;
}
