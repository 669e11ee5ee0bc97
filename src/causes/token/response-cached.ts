import { sh } from '../../commands/sh.ts';
import { valueOr } from '../../commands/value.ts';
import { renewToken } from '../../repair/amend.ts';
import { client } from '../../facts/client.ts';
import { isNearlySpent, isSpent, tokenAge } from '../../idp/age.ts';
import { defineCause } from '../define.ts';
import { asBasic } from '../fixes/fetch-token.ts';

/** RFC 6749 section 5.1: the answer must have `Cache-Control: no-store`, so no cache may store it. */
export default defineCause({
  id: 'token/response-cached',
  title: 'A cache between the client and the token endpoint hands out an old token',
  reads: { age: tokenAge, tokenEndpoint: client.tokenEndpoint },
  recognise: ({ age, tokenEndpoint }, { age: source }) => {
    if (!isNearlySpent(age)) return null;
    const kept =
      age.inCache === undefined
        ? ''
        : ` The answer's Age header says that a cache had it for ${age.inCache} s.`;
    return {
      // Without an Age header, an identity provider with several clocks would look the same.
      strength: age.inCache === undefined ? 'suggested' : 'shown',
      because: `The token was issued ${Math.round(age.old)} s before it was handed out and lives ${age.lifetime} s; ${isSpent(age) ? 'it had expired on arrival' : 'almost nothing of its lifetime was left'}.${kept}`,
      rows: [
        { label: 'age when handed out, in seconds', value: String(Math.round(age.old)), source },
        { label: 'lifetime, in seconds', value: String(age.lifetime), source },
      ],
      tokenEndpoint,
      old: age.old,
    };
  },
  repair: (evidence, { old }) => renewToken(evidence, old),
  repaired: 'with a token made for this request',
  fix: ({ tokenEndpoint }, { client: { clientId } }) => ({
    summary: 'Keep proxies, sidecars and gateways from storing answers of the token endpoint.',
    steps: [
      'Ask twice with the command shown here: a fresh Date, no Age header and another token each time are what it should be.',
      'Exempt the token endpoint from caching in the proxy, API gateway or CDN; a token broker of your own must fetch a new token well before the old one ends.',
    ],
    commands: [
      {
        kind: 'client-config',
        text: sh`curl -sS -D - -o /dev/null ${asBasic(valueOr(clientId, 'CLIENT_ID'))} ${tokenEndpoint} | grep -i -E '^(date|age|cache-control|via|x-cache):'`,
      },
    ],
  }),
});
