import type { Evidence } from '../evidence/evidence.ts';
import { fact, known, type Reading } from '../evidence/fact.ts';
import { clock } from '../facts/clock.ts';
import { keys } from '../facts/keys.ts';
import { jwt } from '../facts/token.ts';
import { SKEW_SECONDS, secondsOf, spell } from './times.ts';

/** Why any broker that verifies tokens refuses this one, whatever its configuration. */
export const invalidity = fact(
  'why any validator refuses the token',
  (evidence: Evidence): Reading<string | undefined> => {
    const shape = jwt.shape.read(evidence);
    if (!shape.known) return shape;
    const reasons = [unsigned(evidence), badlySigned(evidence), expired(evidence)];
    return known(
      reasons.find((each) => each !== undefined),
      shape.source,
    );
  },
);

/** RFC 8725 section 3.1. */
function unsigned(evidence: Evidence): string | undefined {
  const alg = jwt.alg.read(evidence);
  return alg.known && alg.value?.toLowerCase() === 'none' ? 'it is not signed' : undefined;
}

/** RFC 7515 section 5.2. */
function badlySigned(evidence: Evidence): string | undefined {
  const signature = keys.signature.read(evidence);
  return signature.known && signature.value.outcome === 'invalid'
    ? 'its signature does not verify with the published key'
    : undefined;
}

/** RFC 7519 section 4.1.4. */
function expired(evidence: Evidence): string | undefined {
  const [exp, now] = [jwt.exp.read(evidence), clock.now.read(evidence)];
  const at = exp.known ? secondsOf(exp.value) : undefined;
  if (at === undefined || !now.known) return undefined;
  const agoSeconds = now.value / 1000 - at;
  return agoSeconds >= SKEW_SECONDS ? `it expired ${spell(agoSeconds)} ago` : undefined;
}
