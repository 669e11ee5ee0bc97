import { consolePath } from '../../commands/other-text.ts';
import { sh } from '../../commands/sh.ts';
import { presumeSignIn } from '../../repair/amend.ts';
import { unlessLogged } from '../../evidence/source.ts';
import { broker } from '../../facts/broker.ts';
import { defineCause } from '../define.ts';

/** The error text of the Kafka listener is not known, so only a text that names the IP filter is recognised. */
export default defineCause({
  id: 'broker/ip-filter',
  title: 'An IP filter of the organization blocks this address',
  hidden: true,
  reads: { answer: broker.authenticate },
  recognise: ({ answer }, sources) =>
    /ip[ _-]?filter|ip address .*not allowed/i.test(answer.errorMessage ?? '')
      ? {
          strength: 'stated',
          because: 'The broker says that the source address is not permitted.',
          rows: [
            {
              label: 'the broker says',
              value: answer.errorMessage ?? '',
              source: unlessLogged(sources.answer, 'SaslAuthenticate answer'),
            },
          ],
        }
      : null,
  repair: presumeSignIn,
  repaired: 'with the source address permitted',
  fix: () => ({
    summary: "Add the client's public address to an IP group that the filter names.",
    steps: [
      'For Kafka clients it is the filter with the operation group KAFKA_DATA.',
      'IP filters apply to public networks alone, never to PrivateLink or peering.',
    ],
    commands: [
      {
        kind: 'console',
        text: consolePath('Accounts & access', 'IP filtering', 'IP groups'),
      },
      { kind: 'confluent-cli', text: sh`confluent iam ip-group list` },
      { kind: 'confluent-cli', text: sh`confluent iam ip-filter list` },
    ],
  }),
});
