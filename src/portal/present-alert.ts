import type { Alert } from './alerts.js';

const LOOKS: Readonly<Record<Alert['kind'], { readonly tone: string; readonly icon: string }>> = {
  ticket_awaiting_you: { tone: 'warning', icon: 'message' },
  account_closed: { tone: 'danger', icon: 'lock' },
  account_on_hold: { tone: 'danger', icon: 'pause' },
  account_restricted: { tone: 'warning', icon: 'warning' },
  service_restricted: { tone: 'warning', icon: 'warning' },
};

/** An alert as a page shows it. The button is left out where it would lead to this very page, or where one above leads there already. */
export function presentAlert(alert: Alert, path: string, above: readonly Alert[]): object {
  const { kind, title, text, since, nextStep } = alert;
  const leadsOn = nextStep.path !== path && !above.some((other) => other.nextStep.path === nextStep.path);
  return {
    ...LOOKS[kind],
    title,
    text,
    since,
    action: leadsOn ? { label: nextStep.label, href: nextStep.path } : null,
  };
}
