import { Injectable } from '@nestjs/common';
import { FACT_KINDS, type FactKind } from '../accounts/account-facts.js';
import { Database } from '../database/database.js';
import { FINDING_GUIDANCE, type FindingGuidance } from './finding-guidance.js';
import { markPurpose } from './mark-purpose.js';
import { OUTBOUND_FINDINGS, type OutboundFinding } from './outbound-finding.js';
import type { OutboundPermission } from './outbound-permission.entity.js';
import { findingsFor, type KnownAboutAccount } from './outbound-permissions.findings.js';
import { factsAboutSending } from './outbound-permissions.sql.js';
import { stepsOf } from './outbound-permissions.steps.js';
import { readUnderReview } from './request-under-review.js';

/** What the reviewer sees of a request: the three steps, the customer's own words and answers, and what stands against granting. */
@Injectable()
export class OutboundPermissionPanel {
  constructor(private readonly database: Database) {}

  async present(requestId: string): Promise<{ view: string; model: object }> {
    const { request, account } = await readUnderReview(this.database, requestId);
    const facts = await this.database.query<{ kind: FactKind }>(factsAboutSending(account.id));
    const known: KnownAboutAccount = {
      facts: facts.map(({ kind }) => kind),
      hasOpenHold: account.status === 'on_hold' || account.status === 'restricted',
    };
    const findings = findingsFor(request, known);
    return {
      view: 'outbound-permissions/panel',
      model: {
        openedAt: request.openedAt,
        completedAt: request.completedAt,
        steps: shownSteps(request),
        phone: request.phoneE164,
        channels: request.channels ?? [],
        purpose: request.purpose === null ? null : markPurpose(request.purpose, findings),
        answers: shownAnswers(request),
        findings: shownFindings(findings),
        isOnHold: account.status === 'on_hold',
      },
    };
  }
}

const STEP_LABELS = {
  purpose: 'Purpose and answers',
  phoneCode: 'Phone number proved',
  deposit: 'Deposit held, account in production',
} as const;

function shownSteps(request: OutboundPermission): readonly object[] {
  const { purpose, phoneCode, deposit } = stepsOf(request);
  return Object.entries({ purpose, phoneCode, deposit }).map(([step, at]) => ({
    label: STEP_LABELS[step === 'purpose' || step === 'phoneCode' ? step : 'deposit'],
    state: at === null ? 'todo' : 'done',
    ...(at !== null && { at }),
  }));
}

/** The four questions in the order of their rules (T10, T12–T14), and whether the answer is one to look at. */
function shownAnswers(request: OutboundPermission): readonly object[] {
  const asked: readonly (readonly [string, boolean | null])[] = [
    ['Do users write the content?', request.userGeneratedContent],
    ['Can users call or write to any number?', request.arbitraryDestinations],
    ['Are there recipients who did not ask for it?', request.unsolicited],
    ['Will it stay in development?', request.staysInDevelopment],
  ];
  return asked.map(([question, answer]) => ({
    question,
    answer: answer === null ? 'Not answered' : answer ? 'Yes' : 'No',
    stands: answer === true,
  }));
}

const SOURCES: Readonly<Record<OutboundFinding['source'], (words: string | null) => string>> = {
  answer: () => 'The customer’s own answer',
  text: (words) => `Words of the purpose: “${words ?? ''}”`,
  account: (words) => (words === null ? 'How the account stands' : factLabel(words)),
};

function factLabel(kind: string): string {
  const known = Object.entries(FACT_KINDS).find(([name]) => name === kind);
  return known === undefined ? kind : known[1].label;
}

/** Each category once, with all that points at it and its guidance. */
function shownFindings(
  findings: readonly OutboundFinding[],
): readonly (FindingGuidance & { readonly because: readonly string[] })[] {
  return OUTBOUND_FINDINGS.map((code) => ({ code, of: findings.filter((one) => one.code === code) }))
    .filter(({ of }) => of.length > 0)
    .map(({ code, of }) => ({
      ...FINDING_GUIDANCE[code],
      because: of.map(({ source, words }) => SOURCES[source](words)),
    }));
}
