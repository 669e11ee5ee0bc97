import { mayBeInCloud } from '../clients/confluent-cloud.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { observed } from '../evidence/observation.ts';
import { decodeJwt } from '../probes/jwt.ts';
import type { ClientFile, FromFile } from '../client-files/client-file.ts';
import type { Target } from '../settings/target.ts';

/**
 * The evidence with the token that the client's file itself contains, decoded: `token:` in rpk.yaml, a static token in
 * Benthos. Only for Confluent Cloud, because what other brokers accept (an opaque token, an unsigned one) is not known
 * here.
 *
 * @param now milliseconds since 1970; without it the token is not judged, because it may have expired
 */
export function withTokenInFile(
  evidence: Evidence,
  target: Target,
  { source }: ClientFile,
  { given, now }: { readonly given: FromFile; readonly now: number | undefined },
): Evidence {
  const { token, bootstrapServers } = target;
  const at = given.at.get('token')?.at;
  const isCloud = bootstrapServers.length > 0 && mayBeInCloud(target);
  // Anything else may be a reference to a token.
  const isJwt = /\beyJ[\w-]{10}/.test(token?.reveal() ?? '');
  if (token === undefined || at === undefined || now === undefined || !isCloud || !isJwt) return evidence;
  const place = { file: source.path, place: source.placeAt(at.offsetAt(0)) };
  const jwt = observed(decodeJwt(token.reveal(), 'token-file'), place, now);
  return { ...evidence, startedAt: now, token: { ...evidence.token, jwt } };
}
