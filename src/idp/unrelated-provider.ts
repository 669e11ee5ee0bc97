import type { Provider } from '../evidence/confluent.ts';
import { fact, known, thenReading, unknown, type Fact } from '../evidence/fact.ts';
import { poolIds, provider } from '../facts/confluent.ts';
import { client } from '../facts/client.ts';
import { jwt } from '../facts/token.ts';
import { identify } from './identify.ts';
import { issuerDifference } from './issuer-difference.ts';

/**
 * The organization's only identity provider, when nothing but its being the only one speaks for it: the client names
 * neither it nor a pool, and it trusts another product on another host than the token's. It was registered for other
 * clients, so that the one for this client is missing.
 */
export const unrelatedProvider: Fact<Provider> = fact('unrelated identity provider', (evidence) =>
  thenReading(provider.meant.read(evidence), (only, source) => {
    const iss = jwt.iss.read(evidence);
    const [named, pools] = [client.providerId.read(evidence), poolIds.read(evidence)];
    const namesNone = named.known && named.value === undefined && pools.known && pools.value.length === 0;
    return namesNone && only.id !== undefined && iss.known && areOfTwoProducts(iss.value, only.issuer)
      ? known(only, source)
      : unknown('the identity provider may be the one that is meant');
  }),
);

function areOfTwoProducts(iss: string | undefined, issuer: string | undefined): boolean {
  if (iss === undefined || issuer === undefined || !URL.canParse(iss) || !URL.canParse(issuer)) return false;
  return (
    issuerDifference(iss, issuer) === 'other-tenant' &&
    new URL(iss).host !== new URL(issuer).host &&
    identify([iss])?.id !== identify([issuer])?.id
  );
}
