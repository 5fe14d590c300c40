/** Where outbound permission begins, and where it is asked for anew. */
export const OUTBOUND_PATH = '/portal/outbound';

/** The page of one request, by its sid. */
export function requestPath(sid: string): string {
  return `${OUTBOUND_PATH}/${sid}`;
}

/** The pages of the three steps of a request. */
export function stepPaths(sid: string): {
  readonly purpose: string;
  readonly phoneCode: string;
  readonly deposit: string;
} {
  const request = requestPath(sid);
  return {
    purpose: `${request}/purpose`,
    phoneCode: `${request}/phone`,
    deposit: `${request}/deposit`,
  };
}
