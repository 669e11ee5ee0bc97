import type { Reading } from '../reading.ts';

/**
 * Of several clients in one file the one to diagnose: one that signs in with OAUTHBEARER before those that do not, then the
 * one that says most, then the first in the file.
 */
export const mostComplete = <T extends { readonly reading: Reading }>(clients: readonly T[]): T | undefined =>
  clients.reduce<T | undefined>(
    (best, each) => (best === undefined || weight(each.reading) > weight(best.reading) ? each : best),
    undefined,
  );

/** The one to diagnose first. */
export const byWeight = (a: Reading, b: Reading): number => weight(b) - weight(a);

/** More than one client can say. */
const SIGNS_IN = 1000;

function weight(reading: Reading): number {
  const given = reading.found.filter(({ isDefault, key }) => isDefault !== true && key !== 'groups');
  return (isOauth(reading) ? SIGNS_IN : 0) + given.length;
}

/** Whether a client says that it signs in with OAUTHBEARER. */
export const isOauth = ({ found }: Pick<Reading, 'found'>): boolean =>
  found.some(
    ({ key, value, isDefault }) =>
      isDefault !== true && key === 'saslMechanism' && /^oauthbearer$/i.test(value.trim()),
  );
