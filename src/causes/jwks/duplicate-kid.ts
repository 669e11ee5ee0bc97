import { provider } from '../../facts/confluent.ts';
import { refreshKeys } from '../fixes/confluent-api.ts';
import { duplicatesIn } from '../../evidence/jwk.ts';
import { presumeJudgement } from '../../repair/amend.ts';
import { jwks } from '../../facts/jwks.ts';
import { keys } from '../../facts/keys.ts';
import { jwt } from '../../facts/token.ts';
import { amendPublishedKeys } from '../../repair/amend.ts';
import type { JsonObject } from '../../evidence/json.ts';
import { defineCause } from '../define.ts';

/** RFC 7517 section 4.5. A verifier may pick either of the two, so tokens fail sometimes or always. */
export default defineCause({
  id: 'jwks/duplicate-kid',
  title: 'Two different keys are published under one key id',
  reads: { published: jwks.live },
  mayRead: { kid: jwt.kid, signature: keys.signature, provider: provider.meant },
  recognise: ({ published, kid, signature, provider: meant }) => {
    const twice = duplicatesIn(published);
    const [first] = twice;
    if (first === undefined) return null;
    const tokens = kid !== undefined && twice.includes(kid);
    return {
      strength: 'shown',
      role: !tokens ? 'advice' : signature?.outcome === 'invalid' ? 'cause' : 'hidden',
      because: tokens
        ? `The token names key ${kid}, and two different keys are called that; Confluent may have taken the other one.`
        : `Two different keys are called ${first}.`,
      providerId: meant?.id,
    };
  },
  repair: (evidence) => {
    const live = jwks.live.read(evidence);
    return live.known ? presumeJudgement(amendPublishedKeys(evidence, firstOfEach(live.value))) : evidence;
  },
  repaired: 'with a key id for each key',
  fix: ({ providerId }) => ({
    summary: 'Give every key a key id of its own, then refresh the keys in Confluent.',
    steps: ['An identity provider of several nodes: all of them must share one key store.'],
    commands: refreshKeys(providerId),
  }),
});

const firstOfEach = (published: readonly JsonObject[]): readonly JsonObject[] =>
  published.filter((key, index) => published.findIndex((each) => each['kid'] === key['kid']) === index);
