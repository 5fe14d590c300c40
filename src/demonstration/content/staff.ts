import type { CaseType, Role } from '../../kernel/words.js';

interface FictionalPerson {
  /** By which the stories name him or her. */
  readonly key: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Null: every type. */
  readonly caseTypes: readonly CaseType[] | null;
}

/** The fictional team. None has a password, so nobody can sign in as one of them before an admin lets him. */
export const STAFF = [
  { key: 'ngozi', name: 'Ngozi Adeyemi', roles: ['reviewer'], caseTypes: null },
  { key: 'tomas', name: 'Tomás Herrera', roles: ['reviewer'], caseTypes: null },
  { key: 'linh', name: 'Trần Thị Linh', roles: ['reviewer'], caseTypes: ['account_review'] },
  { key: 'astrid', name: 'Astrid Lindqvist', roles: ['senior_reviewer'], caseTypes: null },
  { key: 'rohan', name: 'Rohan Mehta', roles: ['analyst'], caseTypes: null },
  { key: 'clara', name: 'Clara Beaumont', roles: ['auditor'], caseTypes: null },
] as const satisfies readonly FictionalPerson[];

export type StaffKey = (typeof STAFF)[number]['key'];

export function staffEmail(key: StaffKey): string {
  return `${key}@team.gatehouse.example`;
}
