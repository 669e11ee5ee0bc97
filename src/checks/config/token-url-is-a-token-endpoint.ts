import { client } from '../../facts/client.ts';
import { provider } from '../../facts/confluent.ts';
import { discovery } from '../../facts/discovery.ts';
import { jwt } from '../../facts/token.ts';
import type { TokenUrlFault } from '../../spelling/token-url.ts';
import { isSlashTooMuch, tokenUrlFaultOf } from '../../idp/token-url.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** A URL that returned a token is a token endpoint, however odd it looks. */
export default defineCheck({
  id: 'config/token-url-is-a-token-endpoint',
  title: 'The token URL looks like a token endpoint',
  enforcedBy: 'nobody',
  step: 42,
  reads: { url: client.tokenEndpoint },
  mayRead: {
    token: jwt.shape,
    published: discovery.tokenEndpoint,
    issuer: discovery.issuer,
    registered: provider.issuer,
  },
  run: ({ url, token, published, issuer, registered }) => {
    const fault = tokenUrlFaultOf(
      url,
      [issuer, registered].filter((each) => each !== undefined),
    );
    if (fault === 'http') return warn(`${url} sends the client's secret in clear`);
    if (fault === undefined || token !== undefined)
      return pass(
        token === undefined ? 'nothing about the token URL is wrong' : 'the token URL gave a token',
      );
    return fault === 'trailing-slash' && !isSlashTooMuch(url, published)
      ? pass('the token URL ends in a slash, as some products have it')
      : warn(`${url} ${WORDS[fault]}`);
  },
});

const WORDS: Readonly<Record<Exclude<TokenUrlFault, 'http'>, string>> = {
  'no-scheme': 'has no https:// before it',
  'discovery-document': 'is a discovery document',
  'authorization-endpoint': 'is where people sign in with a browser',
  'key-set': 'is a key set',
  issuer: 'is the issuer itself',
  'trailing-slash': 'ends in a slash',
};
