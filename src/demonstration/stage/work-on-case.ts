import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '../../access/principal.js';
import type { HandledCaseType } from '../../cases/case-handler.js';
import { HandOffCase } from '../../cases/hand-off-case.js';
import { SetAsideCase } from '../../cases/set-aside-case.js';
import { WriteToCase } from '../../cases/write-to-case.js';
import { Database } from '../../database/database.js';
import { lengthOf } from '../story/moments.js';
import type { StaffAct } from '../story/steps.js';
import { caseOf } from './case-of.js';
import type { Cast } from './cast.js';
import { Review } from './review.js';

/** Where an act of the staff belongs. */
export interface CaseScene {
  readonly cast: Cast;
  readonly business: string;
  readonly type: HandledCaseType;
  readonly start: Date;
}

type Acts = {
  readonly [D in StaffAct['does']]: (
    act: Extract<StaffAct, { does: D }>,
    by: StaffPrincipal,
    kase: { caseId: string; version: number },
    scene: CaseScene,
  ) => Promise<unknown>;
};

/** Lets the staff work on a case of the stories: each act is the command that the desk and the API call. */
@Injectable()
export class WorkOnCase {
  constructor(
    private readonly database: Database,
    private readonly review: Review,
    private readonly words: WriteToCase,
    private readonly aside: SetAsideCase,
    private readonly handOffCase: HandOffCase,
  ) {}

  async perform(by: StaffPrincipal, act: StaffAct, scene: CaseScene): Promise<void> {
    const { accountId } = scene.cast.account(scene.business);
    const kase = await caseOf(this.database, accountId, scene.type);
    const perform = this.acts[act.does] as (...given: unknown[]) => Promise<unknown>; // the table pairs each act with its own
    await perform(act, by, kase, scene);
  }

  private readonly acts: Acts = {
    claim: (_, by, kase) => this.review.claim(by, kase),
    release: (_, by, kase) => this.review.release(by, kase),
    decide: ({ conclusion }, by, kase) => this.review.decide(by, kase, conclusion),
    decide_and_regret: ({ conclusion }, by, kase) => this.review.decideAndRegret(by, kase, conclusion),
    ask: ({ text, fields }, by, { caseId }) =>
      this.words.requestInformation(by, { caseId, message: text, fields }),
    write: ({ text }, by, { caseId }) => this.words.message(by, caseId, text),
    note: ({ text }, by, { caseId }) => this.words.note(by, caseId, text),
    escalate: ({ text }, by, { caseId }) => this.aside.escalate(by, { caseId, note: text }),
    snooze: ({ text, until }, by, { caseId }, { start }) => {
      const wakesAt = new Date(start.getTime() - lengthOf(until));
      return this.aside.snooze(by, { caseId, until: wakesAt, note: text });
    },
    hand_off: ({ text, to }, by, { caseId }, { cast }) =>
      this.handOffCase.handOff(by, { caseId, to: cast.staff(to).staff.id, note: text }),
  };
}
