import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Access } from '../../access/access.decorator.js';
import { Answers, Summary } from '../../http/openapi/answers.decorator.js';
import { AdvanceClockDto, ClockView } from './dev.dto.js';
import { MoveClock } from './move-clock.js';

/** The program's time, for development. */
@Controller('dev/clock')
@Access({ public: true })
export class DevClockController {
  constructor(private readonly moveClock: MoveClock) {}

  @Post()
  @HttpCode(200)
  @Answers(ClockView)
  @Summary('Moves the clock on and runs all that falls due')
  async advance(@Body() { advanceMs }: AdvanceClockDto): Promise<ClockView> {
    const now = await this.moveClock.advance(advanceMs);
    return { now: now.toISOString() };
  }
}
