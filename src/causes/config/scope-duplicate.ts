import { behaviour } from '../../clients/facts.ts';
import { amendClaims } from '../../repair/amend.ts';
import { client } from '../../facts/client.ts';
import { scopeClaim } from '../../facts/scope-claim.ts';
import type { Json } from '../../evidence/json.ts';
import { writeSetting } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';

/** `scope value must not contain duplicates - %s already present`; a text with spaces in it counts as one value. */
export default defineCause({
  id: 'config/scope-duplicate',
  title: 'The token lists a scope twice, which the Java client refuses',
  reads: { reader: behaviour.claimsReader, scope: client.scope, claim: scopeClaim },
  recognise: ({ reader, scope, claim: { name, value, repeated } }, sources) => {
    if (reader !== 'java' || repeated.length === 0 || !Array.isArray(value)) return null;
    const asked = (scope ?? '').split(/\s+/).filter((each) => each !== '');
    return {
      strength: 'shown',
      because: `The claim ${name} has ${repeated.join(' and ')} more than once; the Java client refuses such a token before it contacts a broker.`,
      rows: [{ label: `claim ${name}`, value: JSON.stringify(value), source: sources.claim }],
      name,
      once: [
        ...new Set((value as readonly Json[]).map((each) => (typeof each === 'string' ? each.trim() : each))),
      ],
      askedOnce: new Set(asked).size < asked.length ? [...new Set(asked)].join(' ') : undefined,
    };
  },
  repair: (evidence, { name, once }) => amendClaims(evidence, { [name]: once }),
  repaired: 'with each scope once in the token',
  fix: ({ name, askedOnce }, { client: configured }) => ({
    summary:
      askedOnce === undefined
        ? `Let the identity provider write each value of ${name} once.`
        : 'Ask for each scope once.',
    steps: [
      `Look for two mappers or rules that write ${name}, or for a default scope that the client asks for as well.`,
    ],
    commands: askedOnce === undefined ? [] : [writeSetting(configured, 'scope', askedOnce)],
  }),
});
