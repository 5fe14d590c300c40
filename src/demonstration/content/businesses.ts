import type { Business } from '../story/business.js';
import { ABUSIVE } from './abusive.js';
import { DOUBTFUL } from './doubtful.js';
import { HELD_IN_ERROR } from './held-in-error.js';
import { HONEST_EAST } from './honest-east.js';
import { HONEST_WEST } from './honest-west.js';

/** Every fictional company. */
export const BUSINESSES: readonly Business[] = [
  ...HONEST_WEST,
  ...HONEST_EAST,
  ...HELD_IN_ERROR,
  ...DOUBTFUL,
  ...ABUSIVE,
];
