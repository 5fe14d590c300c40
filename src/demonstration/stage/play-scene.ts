import { Injectable } from '@nestjs/common';
import { DueTasks } from '../../database/due-tasks.js';
import type { Scene } from '../story/schedule.js';
import { ActAsApplicant } from './act-as-applicant.js';
import { ActAsCustomer } from './act-as-customer.js';
import { ActAsStaff } from './act-as-staff.js';
import type { Cast } from './cast.js';
import { ReportToUs } from './report.js';
import { SignUp } from './sign-up.js';

/** Plays one scene: somebody of the cast does what he would do over the API, in the portal or at the desk. */
@Injectable()
export class PlayScene {
  constructor(
    private readonly signUp: SignUp,
    private readonly customer: ActAsCustomer,
    private readonly applicant: ActAsApplicant,
    private readonly staff: ActAsStaff,
    private readonly reportToUs: ReportToUs,
    private readonly dueTasks: DueTasks,
  ) {}

  /** `start` is when the program was started; the stories lie before. */
  async play(scene: Scene, { cast, at, start }: { cast: Cast; at: Date; start: Date }): Promise<void> {
    if (scene.kind === 'signup') return this.signUp.company(cast, scene.company, scene.place);
    if (scene.kind === 'subaccount') return this.signUp.subaccount(cast, scene.parent, scene.name);
    if (scene.kind === 'ticket') return this.customer.file(cast, scene.plot.business, scene.plot.ticket);
    if (scene.kind === 'application') return this.applicant.perform(cast, scene.business, scene.act);
    if (scene.kind === 'report') return this.reportToUs.perform(cast, scene.report);
    const { business, type, step } = scene;
    if (step.by === 'customer') return this.customer.perform(cast, business, step.act);
    if (step.by !== 'time') return this.staff.perform(step.by, step.act, { cast, business, type, start });
    await this.dueTasks.runAll(at);
  }
}
