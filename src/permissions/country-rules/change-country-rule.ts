import { Inject, Injectable } from '@nestjs/common';
import { abilityOf } from '../../access/ability.js';
import { authorize } from '../../access/authorize.js';
import { actorOf, type StaffPrincipal } from '../../access/principal.js';
import { CONFIG, type Config } from '../../config/config.js';
import { columnsOf } from '../../database/rows.js';
import type { Statement } from '../../database/statement.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { countryName } from '../../http/countries.js';
import { Clock } from '../../kernel/clock.js';
import { ConflictError, InvalidError, NotFoundError } from '../../kernel/errors.js';
import { SERVICES, type Service } from '../../kernel/words.js';
import { Ledger } from '../../ledger/ledger.js';
import { countryRuleChanged } from '../../ledger/platform-events.js';
import { CountryRule, type CountryAccess } from './country-rule.entity.js';

/** What shall be different, with the version that was read. */
export type CountryRuleChange = { readonly [service in Service]?: CountryAccess | undefined } & {
  readonly note?: string | undefined;
  readonly version: number;
};

/** P2: an admin says which services are allowed in a country. It holds from the next permission check on. */
@Injectable()
export class ChangeCountryRule {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Gives the rule as it is then. @throws NotFoundError, ForbiddenError, InvalidError `nothing_to_change`, ConflictError `version_stale` */
  change(by: StaffPrincipal, country: string, wanted: CountryRuleChange): Promise<CountryRule> {
    authorize(abilityOf(by), 'manage', 'country_rule', {});
    if (SERVICES.every((service) => wanted[service] === undefined) && wanted.note === undefined)
      throw new InvalidError('nothing_to_change', 'Name at least one service: sms, voice or trunk.');
    const at = this.clock.now();
    return this.unitOfWork.run(async (tx) => {
      const [before] = await tx.query<CountryRule>(lockRule(country));
      if (before === undefined) throw new NotFoundError('country', country);
      if (before.version !== wanted.version) throw new StaleCountryRuleError(before, wanted.version);
      const actor = actorOf(by);
      const after = { ...changed(before, wanted), changedAt: at, changedBy: actor.label };
      tx.write(updateRule(after));
      const event = {
        action: 'country_rule.changed',
        actor,
        subjectKind: 'country_rule',
        subjectId: null,
        detail: { country, before: accessOf(before), after: accessOf(after), note: after.note },
      } as const;
      this.ledger.record(tx, at, event, countryRuleChanged(this.config, country));
      return after;
    });
  }
}

function changed(rule: CountryRule, wanted: CountryRuleChange): CountryRule {
  return {
    ...rule,
    sms: wanted.sms ?? rule.sms,
    voice: wanted.voice ?? rule.voice,
    trunk: wanted.trunk ?? rule.trunk,
    note: wanted.note ?? null,
    version: rule.version + 1,
  };
}

function accessOf({ sms, voice, trunk }: CountryRule) {
  return { sms, voice, trunk };
}

function lockRule(country: string): Statement {
  return {
    name: 'lock-country-rule',
    text: `SELECT ${columnsOf(CountryRule, 'r')} FROM country_rules r WHERE r.country = $1 FOR UPDATE`,
    values: [country],
  };
}

function updateRule(rule: CountryRule): Statement {
  const { country, sms, voice, trunk, note, version, changedAt, changedBy } = rule;
  return {
    name: 'update-country-rule',
    text: `UPDATE country_rules SET sms = $2, voice = $3, trunk = $4, note = $5, version = $6, changed_at = $7, changed_by = $8
           WHERE country = $1`,
    values: [country, sms, voice, trunk, note, version, changedAt, changedBy],
  };
}

/** The form was drawn from an older state of the rule. */
class StaleCountryRuleError extends ConflictError {
  constructor({ country, version, changedBy }: CountryRule, given: number) {
    super(
      'version_stale',
      `${changedBy ?? 'Somebody'} changed the rule of ${countryName(country)} meanwhile. Look at it again before you go on.`,
      { country, given, current: version },
    );
  }
}
