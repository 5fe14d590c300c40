import { IsUUID } from 'class-validator';
import { IsOneLine } from '../../http/validators.js';
import { QueueQuery } from './queue-query.dto.js';

/** The name, and the filters of the page that it was given on. */
export class SaveViewForm extends QueueQuery {
  @IsOneLine(1, 40)
  readonly name!: string;
}

export class RemoveViewForm {
  @IsUUID()
  readonly view!: string;
}
