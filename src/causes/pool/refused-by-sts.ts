import { presumeExchange } from '../../repair/amend.ts';
import { confluent } from '../../facts/confluent.ts';
import { defineCause } from '../define.ts';
import { refreshKeys } from '../fixes/confluent-api.ts';

/**
 * The remaining explanation when everything observed is right, no broker was asked, and Confluent's STS refuses (RFC
 * 8693).
 */
export default defineCause({
  id: 'pool/refused-by-sts',
  title: "Confluent's STS refuses the token and does not say why",
  reads: { sts: confluent.sts },
  recognise: ({ sts: { accepted, error, description } }, sources) => {
    const said = description ?? error;
    if (accepted || said === undefined) return null;
    return {
      strength: 'suggested',
      role: 'open',
      because:
        'Everything that can be seen from here is in order, and the STS does not take the token for this pool. No broker was asked.',
      rows: [{ label: 'the STS says', value: said, source: sources.sts }],
    };
  },
  repair: presumeExchange,
  repaired: "with the STS's unknown objection to this token fixed",
  fix: (_, { client: { providerId } }) => ({
    summary:
      'Run the doctor again with --bootstrap-server and --logical-cluster: the broker is the one that decides.',
    steps: [
      "Refresh Confluent's copy of the keys, as shown here; a key that was rotated since its last refresh is unknown to it.",
      'After a change of provider or pool, wait a few minutes and try again.',
    ],
    commands: refreshKeys(providerId),
  }),
});
