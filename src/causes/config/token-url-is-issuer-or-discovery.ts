import { sh } from '../../commands/sh.ts';
import { filled, variable, type Value } from '../../commands/value.ts';
import { withoutSlash, type TokenUrlFault } from '../../spelling/token-url.ts';
import { defineCause } from '../define.ts';
import { HINT, isWrongPlace, spellRefusal } from './token-refusal.ts';
import { forget, withTokenUrl } from './_repair.ts';
import { setTokenUrl, tokenUrlMayRead, tokenUrlReads, urlContrast } from './_token-url.ts';

/** OpenID Connect Discovery 1.0 section 3: the document names the `token_endpoint` and is not one itself. */
export default defineCause({
  id: 'config/token-url-is-issuer-or-discovery',
  title: 'The token URL is another URL of the identity provider, not its token endpoint',
  reads: tokenUrlReads,
  mayRead: tokenUrlMayRead,
  recognise: ({ url, fault, token, answer, refused, published }, sources) => {
    const what = fault === undefined ? undefined : WHAT[fault];
    if (what === undefined || token !== undefined) return null;
    const known = {
      ...urlContrast(url, published, sources.url),
      published: published === url ? undefined : published,
      document: documentAt(url, fault),
    };
    if (answer === undefined) return { ...HINT, because: `The token URL is ${what}: ${url}.`, ...known };
    if (refused === undefined || !isWrongPlace(refused)) return null;
    return {
      strength: 'shown',
      because: `The token URL is ${what}, and what answers there is not a token endpoint (${spellRefusal(refused)}).`,
      ...known,
    };
  },
  repair: (evidence, { published }) =>
    published === undefined ? forget(evidence, 'tokenEndpoint') : withTokenUrl(evidence, published),
  repaired: 'with the token endpoint that the discovery document names',
  fix: ({ published, document }, { client }) => ({
    summary: 'Use the token_endpoint of the discovery document as the token URL.',
    steps:
      published === undefined
        ? [
            'Read token_endpoint from the discovery document of your identity provider (its URL: the issuer without a slash at its end, and /.well-known/openid-configuration).',
          ]
        : [],
    commands:
      published === undefined
        ? [
            {
              kind: 'idp',
              text: sh`curl -s ${client.discoveryUrl ?? document} | jq -r .token_endpoint`,
            },
          ]
        : setTokenUrl(client, published),
  }),
});

/** The discovery document: the URL may be the document or the issuer itself (section 4). */
function documentAt(url: string, fault: TokenUrlFault | undefined): Value {
  if (fault === 'discovery-document') return url;
  return fault === 'issuer' && URL.canParse(url)
    ? `${withoutSlash(url)}/.well-known/openid-configuration`
    : filled`${variable('ISSUER')}/.well-known/openid-configuration`;
}

const WHAT: Readonly<Partial<Record<TokenUrlFault, string>>> = {
  'discovery-document': 'the address of a discovery document',
  'authorization-endpoint': 'the address at which people sign in with a browser',
  'key-set': 'the address of a key set',
  issuer: 'the issuer itself',
};
