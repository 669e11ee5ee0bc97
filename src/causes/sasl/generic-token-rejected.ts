import { sh } from '../../commands/sh.ts';
import { signIns, type PoolAlone } from '../../facts/sign-ins.ts';
import { client } from '../../facts/client.ts';
import { pooledSignIns } from '../sign-in-attempts.ts';
import { presumeSignIn } from '../../repair/amend.ts';
import type { SaslAnswer, SignInTiming } from '../../evidence/broker.ts';
import { KAFKA_ERROR } from '../../evidence/kafka-errors.ts';
import { unlessLogged } from '../../evidence/source.ts';
import { broker } from '../../facts/broker.ts';
import { provider } from '../../facts/confluent.ts';
import { defineCause, type EvidenceRow } from '../define.ts';
import { refreshKeys } from '../fixes/confluent-api.ts';

/** Error 58, or the challenge of RFC 7628; every other code has a meaning of its own. */
const isAboutToken = ({ errorCode, challenge }: SaslAnswer): boolean =>
  errorCode === KAFKA_ERROR.saslAuthenticationFailed || challenge !== undefined;

/**
 * The remaining explanation when everything observed is right. SaslServerAuthenticator withholds the reason on purpose.
 */
export default defineCause({
  id: 'sasl/generic-token-rejected',
  title: 'The broker refuses the token and does not say why',
  reads: { answer: broker.authenticate },
  mayRead: {
    timing: broker.timing,
    providers: provider.all,
    withoutPool: signIns.withoutPool,
    poolsAlone: signIns.poolsAlone,
    isTaken: signIns.tokenIsTaken,
    poolId: client.poolId,
  },
  recognise: ({ answer, timing, providers, withoutPool, poolsAlone = [], isTaken, poolId }, sources) =>
    answer.accepted || !isAboutToken(answer) || /extensions are invalid/i.test(answer.errorMessage ?? '')
      ? null
      : {
          strength: 'suggested',
          role: 'open',
          because:
            isTaken === true
              ? `The broker takes this token, and refuses it with ${refusedPools(poolsAlone, poolId)}: the token, the identity provider and its keys are right, and the pool is not.`
              : providers === undefined
                ? 'Everything that could be seen is in order, and the broker refuses. What Confluent has configured could not be seen: a Cloud API key would show most of what is left.'
                : 'Everything that can be seen from here is in order, and the broker refuses. What is left is state that only Confluent has.',
          seen: providers !== undefined,
          rows: [
            {
              label: 'the broker says',
              value: answer.errorMessage ?? answer.challenge ?? `error ${answer.errorCode}`,
              source: unlessLogged(sources.answer, 'SaslAuthenticate answer'),
            },
            ...timingRow(timing),
            ...(withoutPool === undefined
              ? []
              : [
                  {
                    label: 'the same without the pool',
                    value: withoutPool
                      ? 'the broker let the client in'
                      : 'refused too: the fault lies before the pool, or no pool matches',
                    source: 'a second sign-in',
                  },
                ]),
            ...poolsAlone.map(({ id, accepted }) => ({
              label: `the same with ${id} alone`,
              value: accepted ? 'the broker let the client in' : 'refused',
              source: 'a further sign-in',
            })),
          ],
        },
  attempts: (_, evidence) => pooledSignIns(evidence),
  repair: presumeSignIn,
  repaired: "with the broker's unknown objection to this token fixed",
  fix: ({ seen }, { client: { providerId } }) => ({
    summary: seen
      ? "Look for the attempt in Confluent Cloud's audit log; whether it names the reason is not confirmed."
      : 'Run the doctor again with a Cloud API key, or look for the attempt in the audit log (whether that names the reason is not confirmed).',
    steps: [
      ...(seen
        ? []
        : [
            'With --confluent-api-key-env and --confluent-api-secret-env it reads provider, keys and pool (iam/v2) and compares them. Without a key, pass what the console shows: --provider-issuer, --provider-jwks-uri, --provider-keys, --pool-filter.',
          ]),
      'Consume confluent-audit-log-events and look for io.confluent.kafka.server/authentication at the time of this run.',
      "Refresh Confluent's copy of the keys, as shown here; a key that was rotated since its last refresh is unknown to it.",
      'Check that provider, pool and cluster belong to the same organization.',
      'After a change of provider or pool, wait a few minutes and try again.',
    ],
    commands: [...refreshKeys(providerId), { kind: 'confluent-cli', text: sh`confluent audit-log describe` }],
  }),
});

/** The pools that may be at fault: those that were refused individually, otherwise all that the client names. */
function refusedPools(alone: readonly PoolAlone[], named: string | undefined): string {
  const refused = alone.filter(({ accepted }) => !accepted).map(({ id }) => id);
  return `identity pool ${refused.length > 0 && refused.length < alone.length ? refused.join(', ') : (named ?? '')}`;
}

/**
 * A refusal that takes much longer than a round trip may mean that Confluent fetched keys first. A hint, unconfirmed.
 */
const timingRow = (timing: SignInTiming | undefined): readonly EvidenceRow[] =>
  timing !== undefined && timing.authenticateMs > timing.handshakeMs + 300
    ? [
        {
          label: 'refused after',
          value: `${timing.authenticateMs} ms, the handshake took ${timing.handshakeMs} ms: Confluent may have fetched keys first (unconfirmed)`,
          source: 'SaslAuthenticate answer',
        },
      ]
    : [];
