import { mayBeElsewhere } from '../../facts/client.ts';
import { fact, known, thenReading, unknown } from '../../evidence/fact.ts';
import { provider } from '../../facts/confluent.ts';
import { named } from '../../facts/pools.ts';
import { defineQuestion } from '../define.ts';
import { onProviderPage } from './_page.ts';

/** Confluent's API shows it; flags do not include it. */
const states = fact('states of provider and pool', (evidence) =>
  thenReading(provider.meant.read(evidence), ({ state, source }) =>
    state === undefined
      ? unknown('what is known of the identity provider does not say')
      : known(state, source),
  ),
);

export default defineQuestion({
  id: 'confluent/pool-belongs',
  asks: 'Identity pools of this provider, and their state',
  where: onProviderPage('Identity pools'),
  effort: 'page',
  weight: 4,
  clearedBy: ['sts'],
  settles: [named, states],
  expect: ({ client }) => [
    ...(client.providerId === undefined
      ? []
      : [{ label: 'identity provider', value: client.providerId, note: 'enabled' }]),
    client.poolId === undefined
      ? {
          label: 'exactly one pool',
          value: 'its filter matches this token',
          ...(mayBeElsewhere(client, 'poolId', 'extensions') === undefined && {
            note: 'the client names no pool',
          }),
        }
      : { label: 'one of the pools', value: client.poolId, note: 'enabled' },
  ],
  decides: [
    'pool/id-unknown',
    'pool/belongs-to-other-provider',
    'pool/disabled',
    'provider/deactivated',
    'pool/id-typo-shape',
    'pool/id-missing-several-match',
    'pool/union-one-invalid',
    'provider/in-other-org',
    'provider/duplicate-issuer',
    'pool/refused-by-sts',
  ],
});
