import type { DescribeAccess } from '../http/openapi/operation.js';
import { accessOf } from './routes-have-access.js';

/** Who may come to a route, for the description of the API. */
export const describeAccess: DescribeAccess = (route) => {
  const access = accessOf(route) ?? {};
  if (access.public === true) return { access: { public: true }, schemes: [] };
  const bearer = access.platform === true || access.staff !== undefined ? (['bearer'] as const) : [];
  const basic = access.customer === true ? (['basic'] as const) : [];
  return { access, schemes: [...bearer, ...basic] };
};
