import type { HandledCaseType } from '../../cases/case-handler.js';
import { REVIEWS } from '../content/account-reviews.js';
import { BUSINESSES } from '../content/businesses.js';
import { SUBACCOUNTS } from '../content/honest-east.js';
import { REPORTS, RESTRICTIONS } from '../content/restrictions.js';
import { TICKETS } from '../content/tickets.js';
import { APPLICATIONS } from '../content/applications.js';
import type { ApplicantAct, ApplicationPlot } from './applications.js';
import type { Business } from './business.js';
import { instantOf } from './moments.js';
import type { Report, TicketPlot } from './plots.js';
import type { Step } from './steps.js';

/** Something that happens in the stories. */
export type Scene =
  | { readonly kind: 'signup'; readonly company: Business; readonly place: number }
  | { readonly kind: 'subaccount'; readonly parent: string; readonly name: string }
  | { readonly kind: 'ticket'; readonly plot: TicketPlot }
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'application'; readonly business: string; readonly act: ApplicantAct }
  | {
      readonly kind: 'step';
      readonly business: string;
      /** The case that the step is about. */
      readonly type: HandledCaseType;
      readonly step: Step;
    };

export interface TimedScene {
  readonly at: Date;
  readonly scene: Scene;
}

/** Everything that happens, in order of time, for a program that starts at `start`. */
export function schedule(start: Date): readonly TimedScene[] {
  const countries = new Map(BUSINESSES.map(({ key, country }) => [key, country]));
  const at = (moment: Parameters<typeof instantOf>[0], business: string): Date =>
    instantOf(moment, start, countries.get(business) ?? '');
  const scenes: TimedScene[] = [
    ...BUSINESSES.map((company, place) => ({
      at: at(company.signedUp, company.key),
      scene: { kind: 'signup', company, place } as const,
    })),
    ...SUBACCOUNTS.map(({ of: parent, opened, name }) => ({
      at: at(opened, parent),
      scene: { kind: 'subaccount', parent, name } as const,
    })),
    ...TICKETS.map((plot) => ({
      at: at(plot.filed, plot.business),
      scene: { kind: 'ticket', plot } as const,
    })),
    ...REPORTS.map((report) => ({
      at: at(report.at, report.business),
      scene: { kind: 'report', report } as const,
    })),
    ...APPLICATIONS.flatMap((plot) => applicationOf(plot, start)),
    ...TICKETS.flatMap((plot) => stepsOf(plot, 'reassessment', start)),
    ...[...REVIEWS, ...RESTRICTIONS].flatMap((plot) => stepsOf(plot, 'account_review', start)),
  ];
  return scenes.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** What the applicant does, and what the staff do about it. */
function applicationOf(plot: ApplicationPlot, start: Date): readonly TimedScene[] {
  const acts = plot.acts.flat().map(({ ago, act }) => ({
    at: new Date(start.getTime() - ago),
    scene: { kind: 'application', business: plot.business, act } as const,
  }));
  return [...acts, ...stepsOf(plot, 'outbound_permission', start)];
}

function stepsOf(
  { business, then }: { readonly business: string; readonly then: readonly (readonly Step[])[] },
  type: HandledCaseType,
  start: Date,
): readonly TimedScene[] {
  return then.flat().map((step) => ({
    at: new Date(start.getTime() - step.ago),
    scene: { kind: 'step', business, type, step },
  }));
}
