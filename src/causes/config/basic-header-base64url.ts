import { sh } from '../../commands/sh.ts';
import { valueOr } from '../../commands/value.ts';
import type { Source } from '../../evidence/source.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { client } from '../../facts/client.ts';
import { secretFault, type SecretFault } from '../../spelling/secret.ts';
import { defineCause, type EvidenceRow } from '../define.ts';
import { HINT, mayBlameClient, mayBlameSecret, spellRefusal } from './token-refusal.ts';
import { presumeTokenIfNone } from './_repair.ts';
import { secretMayRead, secretReads, tokenExperiment } from './_secret.ts';

/** The first version with a standard header; otherwise its token request equals that of earlier versions. */
const FIXED_IN = '3.3.2';

/**
 * kafka-clients 3.1.0 to 3.3.1 write the Basic header with `Base64.getUrlEncoder()` (KAFKA-14496, fixed in 3.3.2 and
 * 3.4.0). It differs where ordinary base64 contains `+` or `/`. For printable ASCII, that means `~`, `>` or `?` at
 * every third position of `id:secret`; for most secrets it is the same.
 */
export default defineCause({
  id: 'config/basic-header-base64url',
  title: 'The Java client writes its Basic header in base64url',
  reads: { ...secretReads, basicHeader: client.basicHeader, version: client.version },
  mayRead: secretMayRead,
  recognise: ({ traits, clientAuth, basicHeader, version, refused, answer }, sources) => {
    if (basicHeader === undefined || isOddItself(secretFault(traits, clientAuth))) return null;
    if (answer !== undefined && refused === undefined) return null;
    if (refused !== undefined && !mayBlameSecret(refused) && !mayBlameClient(refused)) return null;
    const differs = `kafka-clients ${version ?? 'of this version'} writes id and secret in base64url, and for this id and secret that is another header than the ordinary one`;
    return {
      ...(refused === undefined ? HINT : { strength: 'shown' as const }),
      because:
        refused === undefined
          ? `${differs}.`
          : `${differs}; the identity provider refuses the client (${spellRefusal(refused)}).`,
      contrast: headers(sources.version),
      isRefused: refused !== undefined,
    };
  },
  repair: (evidence) => presumeTokenIfNone(withOrdinaryHeader(evidence)),
  repaired: 'with the header in ordinary base64',
  experiment: ({ isRefused }) =>
    isRefused
      ? tokenExperiment(
          'token:ordinary-basic-header',
          `asked once more for a token with the same id and secret, as kafka-clients ${FIXED_IN} does`,
          { clientVersion: FIXED_IN },
        )
      : null,
  fix: (_, { client: { clientId } }) => ({
    summary: `Upgrade kafka-clients to ${FIXED_IN} or later; the secret itself may stay.`,
    steps: [
      'Look at the jar on the class path, not at the build file: another dependency may bring an older one.',
      'If it cannot be upgraded, use a secret without ~ > and ?: letters, digits and . _ - are the same in both.',
    ],
    commands: [
      { kind: 'client-config', text: sh`mvn dependency:tree -Dincludes=org.apache.kafka:kafka-clients` },
      {
        kind: 'client-config',
        text: sh`printf %s "${valueOr(clientId, 'CLIENT_ID')}:$CLIENT_SECRET" | base64 | tr -cd '+/'   # prints nothing for a secret that works`,
      },
    ],
  }),
});

/**
 * A secret that is wrong in every header. Characters that need encoding do not count: see config/secret-urlencoding.
 */
const isOddItself = (fault: SecretFault | undefined): boolean =>
  fault !== undefined && fault !== 'needs-encoding';

const headers = (version: Source): readonly [EvidenceRow, EvidenceRow] => [
  {
    label: 'Basic header of this client',
    value: 'base64url, with - and _ (RFC 4648 section 5)',
    source: version,
  },
  {
    label: 'Basic header of RFC 7617',
    value: 'base64, with + and / (RFC 4648 section 4)',
    source: 'RFC 7617 section 2',
  },
];

function withOrdinaryHeader(evidence: Evidence): Evidence {
  const { basicHeader: _, ...rest } = evidence.client;
  return { ...evidence, client: rest };
}
