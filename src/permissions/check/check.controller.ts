import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Access } from '../../access/access.decorator.js';
import { Answers, Summary } from '../../http/openapi/answers.decorator.js';
import { InvalidError, NotFoundError } from '../../kernel/errors.js';
import { CheckPermission } from './check-permission.js';
import { CheckPermissionDto, PermissionAnswerView } from './check.dto.js';
import { questionIn } from './read-question.js';

/** The question before every message and call. `CheckDoor` answers all that is well put; the rest comes here to be told what is wrong. */
@Controller('api/permissions/check')
export class CheckController {
  constructor(private readonly checkPermission: CheckPermission) {}

  @Post()
  @HttpCode(200)
  @Answers(PermissionAnswerView)
  @Summary('Says whether an account may send this, with every reason against it')
  @Access({ platform: true })
  async check(@Body() body: CheckPermissionDto): Promise<PermissionAnswerView> {
    const asked = questionIn(body);
    if (asked === null)
      throw InvalidError.field(
        'to',
        'number_impossible',
        'No phone can have this number: its calling code or its length does not exist.',
      );
    const answer = await this.checkPermission.check(asked, null);
    if (typeof answer === 'string') throw new NotFoundError('account', body.account);
    return answer;
  }
}
