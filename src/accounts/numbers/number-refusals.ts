import { ConflictError, InvalidError } from '../../kernel/errors.js';

/** A number has one owner at a time. Whose it is stays unsaid. */
export class NumberTakenError extends ConflictError {
  constructor(e164: string) {
    super(
      'number_taken',
      `The number ${e164} belongs to an account already. Transfer or release it there first.`,
    );
  }
}

/** A transfer goes to another account. */
export class NumberAlreadyThereError extends ConflictError {
  constructor(e164: string) {
    super('number_already_there', `The number ${e164} belongs to this account already.`);
  }
}

/** No phone can have this number. */
export class NumberImpossibleError extends InvalidError {
  constructor() {
    const message = 'No phone can have this number: its calling code or its length does not exist.';
    super('number_impossible', message, [{ field: 'phoneNumber', code: 'number_impossible', message }]);
  }
}
