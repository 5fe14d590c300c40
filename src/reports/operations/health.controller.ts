import { Controller, Get, UseGuards } from '@nestjs/common';
import { IsIn } from 'class-validator';
import { Access } from '../../access/access.decorator.js';
import { Database } from '../../database/database.js';
import { HttpRefusal } from '../../http/http-refusal.js';
import { Answers, Summary } from '../../http/openapi/answers.decorator.js';
import { SECOND } from '../../kernel/clock.js';
import { InsideGuard } from './inside.guard.js';

const PATIENCE = 2 * SECOND;

export class HealthView {
  @IsIn(['ok']) readonly status!: 'ok';
}

/** For whoever keeps the program running: does it live, and can it serve. */
@Controller('health')
@Access({ public: true })
@UseGuards(InsideGuard)
export class HealthController {
  constructor(private readonly database: Database) {}

  @Get('live')
  @Answers(HealthView)
  @Summary('Says that the process runs')
  live(): HealthView {
    return { status: 'ok' };
  }

  @Get('ready')
  @Answers(HealthView)
  @Summary('Says that the process can serve: its database answers')
  async ready(): Promise<HealthView> {
    if (await this.doesDatabaseAnswer()) return { status: 'ok' };
    throw new HttpRefusal(503, 'not_ready', 'The database does not answer.', { 'Retry-After': '5' });
  }

  private async doesDatabaseAnswer(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), PATIENCE);
    });
    const asked = this.database.query({ name: 'are-you-there', text: 'SELECT 1', values: [] }).then(
      () => true,
      () => false,
    );
    try {
      return await Promise.race([asked, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
