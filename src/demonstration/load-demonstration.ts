import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { DAY, SystemClock } from '../kernel/clock.js';
import { RefusalError } from '../kernel/errors.js';
import { writeMark } from './demonstration-mark.js';
import { Hire } from './stage/hire.js';
import { KeepMail } from './stage/keep-mail.js';
import { PlayScene } from './stage/play-scene.js';
import { stretchClaims } from './stage/stretch-claims.js';
import { schedule, type Scene } from './story/schedule.js';

/** The team was hired so long before the first signup. */
const HIRED_BEFORE = 120 * DAY;

/**
 * Loads the demonstration: every story is told through the program's own commands, with its clock set back to the time of each
 * scene. So assessments, due times, audit events and e-mails are what they would be had it all happened.
 * Nothing else may run in this process meanwhile; the clock is everybody's.
 */
@Injectable()
export class LoadDemonstration {
  constructor(
    private readonly clock: SystemClock,
    private readonly database: Database,
    private readonly hire: Hire,
    private readonly scenes: PlayScene,
    private readonly mail: KeepMail,
  ) {}

  /**
   * Gives the scenes that this program's settings refuse (four eyes, who decides on zero tolerance); they are left out.
   * @throws the reason of the interruption, before the next scene
   */
  async load(interrupted?: AbortSignal): Promise<readonly Scene[]> {
    const { offset } = this.clock;
    const start = this.clock.now();
    const refused: Scene[] = [];
    try {
      this.setClock(new Date(start.getTime() - HIRED_BEFORE));
      const { cast, mark } = await this.hire.all();
      for (const { at, scene } of schedule(start)) {
        interrupted?.throwIfAborted();
        this.setClock(at);
        await this.scenes.play(scene, { cast, at, start }).catch((error: unknown) => {
          if (!(error instanceof RefusalError)) throw error;
          refused.push(scene);
        });
      }
      await this.mail.all(mark.addresses, start);
      await this.database.query(stretchClaims(mark.staffIds, start));
      await this.database.query(writeMark({ ...mark, state: 'loaded' }, start));
      return refused;
    } finally {
      this.clock.offset = offset;
    }
  }

  private setClock(at: Date): void {
    this.clock.offset = at.getTime() - Date.now();
  }
}
