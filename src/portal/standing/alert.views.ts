import { Type } from 'class-transformer';
import { IsIn, IsISO8601, IsString, IsUrl, ValidateNested } from 'class-validator';
import type { Alert } from './alerts.js';

const KINDS: readonly Alert['kind'][] = [
  'ticket_awaiting_you',
  'account_closed',
  'account_on_hold',
  'account_restricted',
  'service_restricted',
];

export class NextStepView {
  @IsString() readonly label!: string;
  @IsUrl({ require_tld: false }) readonly url!: string;
}

/** One alert, as the platform's own console shows it at login. */
export class AlertView {
  @IsIn(KINDS) readonly kind!: Alert['kind'];
  @IsString() readonly title!: string;
  @IsString() readonly text!: string;
  @IsISO8601() readonly since!: string;
  @ValidateNested() @Type(() => NextStepView) readonly nextStep!: NextStepView;
}

export class AlertsView {
  @ValidateNested({ each: true }) @Type(() => AlertView) readonly items!: AlertView[];
}

/** `site` is the public address, without a slash at its end. */
export function presentAlerts(alerts: readonly Alert[], site: string): AlertsView {
  const items = alerts.map(({ kind, title, text, since, nextStep }) => ({
    kind,
    title,
    text,
    since: since.toISOString(),
    nextStep: { label: nextStep.label, url: site + nextStep.path },
  }));
  return { items };
}
