import type { Alert } from './alerts.js';

const LOOKS: Readonly<Record<Alert['kind'], { readonly tone: string; readonly icon: string }>> = {
  ticket_awaiting_you: { tone: 'warning', icon: 'message' },
  account_closed: { tone: 'danger', icon: 'lock' },
  account_on_hold: { tone: 'danger', icon: 'pause' },
  account_restricted: { tone: 'warning', icon: 'warning' },
  service_restricted: { tone: 'warning', icon: 'warning' },
};

/**
 * The alerts as they stand above the page at `path`. That we wait for an answer need not be said where the question stands;
 * a button is left out where it would lead to this very page, or where one above leads there already.
 */
export function alertsOn(path: string, alerts: readonly Alert[]): readonly object[] {
  return alerts
    .filter((alert) => alert.kind !== 'ticket_awaiting_you' || alert.nextStep.path !== path)
    .map((alert, at, shown) => presentAlert(alert, [path, ...shown.slice(0, at).map(pathOf)]));
}

function presentAlert(alert: Alert, known: readonly string[]): object {
  const { kind, title, text, since, nextStep } = alert;
  const action = known.includes(nextStep.path) ? null : { label: nextStep.label, href: nextStep.path };
  return { ...LOOKS[kind], title, text, since, action };
}

function pathOf(alert: Alert): string {
  return alert.nextStep.path;
}
