import type { ReviewPlot } from '../story/plots.js';
import { approves, claims, escalates, notes, rejects, rejectsAndRegrets, snoozes } from '../story/telling.js';

/** What became of the reviews that signups of middle risk, or many complaints, have opened; those not named here wait in the queue. */
export const REVIEWS: readonly ReviewPlot[] = [
  {
    business: 'andes-turismo',
    then: [
      notes(
        '74.4d',
        'linh',
        'Listed by the tourist office of Cusco; the phone is that of its agent in Miami.',
      ),
      approves('74.3d', 'linh', 'Small and real.'),
    ],
  },
  {
    business: 'lanka-tea',
    then: [
      rejects(
        '66.4d',
        'linh',
        ['identity_not_credible'],
        'Mailbox of a throw-away provider, no answer on the phone.',
      ),
    ],
  },
  {
    business: 'zahlungs-schulung',
    then: [
      rejectsAndRegrets('38.2d', 'linh', ['imitates_brand'], 'Took it for an imitation.'),
      approves('38.15d', 'linh', 'Courses about the service, registered trade, no likeness in the domain.'),
    ],
  },
  {
    business: 'budapest-futar',
    then: [rejects('21.9d', 'tomas', ['identity_not_credible', 'traffic_risk'], null)],
  },
  {
    business: 'barangay-health',
    then: [
      approves(
        '11.6d',
        'linh',
        'A real programme with an old list; SMS is restricted until the list is clean.',
      ),
    ],
  },
  {
    business: 'baltic-tolls',
    then: [
      escalates('19h', 'linh', 'Contract customer with a mailbox like this: needs a word with sales first.'),
    ],
  },
  {
    business: 'azur-yacht',
    then: [snoozes('15h', 'linh', '-20h', 'The owner calls back tomorrow.')],
  },
  { business: 'toll-vakt', then: [claims('5m', 'linh')] },
];
