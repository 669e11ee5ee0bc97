import type { Reading } from '../formats/define.ts';

/**
 * Of several clients in one file the one to diagnose: one that signs in with OAUTHBEARER before those that do not, then the
 * one that says most, then the first in the file.
 */
export const mostTelling = <T extends { readonly reading: Reading }>(clients: readonly T[]): T | undefined =>
  clients.reduce<T | undefined>(
    (best, each) => (best === undefined || weight(each.reading) > weight(best.reading) ? each : best),
    undefined,
  );

/** More than one client can say. */
const SIGNS_IN = 1000;

function weight({ found }: Reading): number {
  const given = found.filter(({ isDefault }) => isDefault !== true);
  const isOauth = given.some(
    ({ key, value }) => key === 'saslMechanism' && /^oauthbearer$/i.test(value.trim()),
  );
  return (isOauth ? SIGNS_IN : 0) + given.filter(({ key }) => key !== 'groups').length;
}
