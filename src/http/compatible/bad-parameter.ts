import { VendorRefusal } from './vendor-refusal.js';

/** A value that is not allowed, in the words that the contract has for others (W185–W187): `The optInType parameter is invalid.` */
export class BadParameterError extends VendorRefusal {
  constructor(name: string, what = 'is invalid') {
    const word = name.charAt(0).toLowerCase() + name.slice(1);
    super(400, `The ${word} parameter ${what}.`, 400, { fields: [name] });
  }
}
