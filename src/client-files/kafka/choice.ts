import type { Reading } from '../reading.ts';

/**
 * Which of several clients in a file to diagnose: one that signs in with OAUTHBEARER first, then the most complete one,
 * then the first in the file.
 */
export const mostComplete = <T extends { readonly reading: Reading }>(clients: readonly T[]): T | undefined =>
  clients.reduce<T | undefined>(
    (best, each) => (best === undefined || weight(each.reading) > weight(best.reading) ? each : best),
    undefined,
  );

/** Sorts the one to diagnose first. */
export const byWeight = (a: Reading, b: Reading): number => weight(b) - weight(a);

/** More than a client can have settings. */
const SIGNS_IN = 1000;

function weight(reading: Reading): number {
  const given = reading.found.filter(({ isDefault, key }) => isDefault !== true && key !== 'groups');
  return (isOauth(reading) ? SIGNS_IN : 0) + given.length;
}

/** Whether a client signs in with OAUTHBEARER, as configured. */
export const isOauth = ({ found }: Pick<Reading, 'found'>): boolean =>
  found.some(
    ({ key, value, isDefault }) =>
      isDefault !== true &&
      key === 'saslMechanism' &&
      // `${MECHANISM:OAUTHBEARER}`: the default counts unless the environment says otherwise.
      /^(?:\$\{[\w.-]{1,200}:-?oauthbearer\}|oauthbearer)$/i.test(value.trim()),
  );
