import type { FastifyRequest } from 'fastify';
import { FormFields, NotAFormError } from './form-fields.js';

const FORM = 'application/x-www-form-urlencoded';

/** The form that a request brings; one without a body is a form without fields. @throws VendorRefusal 400 for anything else, JSON above all */
export function postedForm(request: FastifyRequest): FormFields {
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  const isEmpty = request.body === undefined || request.body === null;
  if (!isEmpty && type !== FORM) throw new NotAFormError();
  return FormFields.of(request.body);
}
