import { benchBoot } from './boot.bench.js';
import { benchDecisions } from './decisions.bench.js';
import { benchEvents } from './events.bench.js';
import { benchPermissions } from './permissions.bench.js';
import { benchQueue } from './queue.bench.js';
import { benchSignups } from './signups.bench.js';
import { benchTollFreeList } from './toll-free-list.bench.js';
import { benchTollFree } from './toll-free.bench.js';
import { benchUsage } from './usage.bench.js';

/** `npm run bench`: every figure as a ratio to a limit measured in the same run. `npm run bench -- decisions queue` runs some. */
const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  boot: benchBoot,
  decisions: benchDecisions,
  signups: benchSignups,
  queue: benchQueue,
  permissions: benchPermissions,
  usage: benchUsage,
  events: benchEvents,
  'toll-free': benchTollFree,
  'toll-free-list': benchTollFreeList,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  process.stderr.write(`Unknown: ${unknown.join(', ')}. Known: ${Object.keys(BENCHES).join(', ')}.\n`);
  process.exit(1);
}
for (const [name, bench] of Object.entries(BENCHES)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.stdout.write(`\n== ${name}\n`);
  await bench();
}
