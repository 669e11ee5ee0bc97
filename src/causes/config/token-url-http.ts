import { defineCause } from '../define.ts';
import { kindOf } from '../../idp/answer.ts';
import { withTokenUrl } from './_repair.ts';
import { isWrongPlace, spellRefusal } from './token-refusal.ts';
import { tokenExperiment } from './_secret.ts';
import { setTokenUrl, tokenUrlMayRead, tokenUrlReads } from './_token-url.ts';

/**
 * RFC 6749 section 3.2 requires TLS. Servers redirect to https, and clients that follow turn POST into GET (RFC 9110
 * section 15.4.3): often 405, AADSTS900561 at Entra. Keycloak says "HTTPS required". Or nothing listens on port 80.
 */
export default defineCause({
  id: 'config/token-url-http',
  title: 'The token URL begins with http:// instead of https://',
  reads: tokenUrlReads,
  mayRead: tokenUrlMayRead,
  recognise: ({ url, fault, token, refused }) => {
    // An OAuth error about something else shows that the server processed the request over http.
    const isAbout = /^http:/i.test(url) && refused?.meaning?.cause === 'config/token-url-http';
    if (fault !== 'http' && !isAbout) return null;
    if (refused !== undefined && !isAbout && !isWrongPlace(refused) && kindOf(refused.answer) !== 'firewall')
      return null;
    return {
      strength: isAbout ? 'stated' : 'shown',
      because:
        token !== undefined
          ? `The token URL is ${url}: the client sends its secret unencrypted.`
          : refused === undefined
            ? `The token URL is ${url}: the client would send its secret unencrypted.`
            : `The token URL is ${url}, and the answer is ${spellRefusal(refused)}.`,
      isRefused: refused !== undefined,
      location: refused?.answer.location,
      secure: url.replace(/^http:/i, 'https:').replace(/^(https:\/\/[^/:]+):80(?=\/|$)/i, '$1'),
      port: new URL(url).port,
    };
  },
  repair: (evidence, { secure }) => withTokenUrl(evidence, secure),
  repaired: 'with https:// in the token URL',
  experiment: ({ isRefused, location, secure }) =>
    isRefused
      ? tokenExperiment(
          // If the redirect points to the same place, one request also serves token/redirected.
          location === secure ? 'token-at-redirect' : 'token-at-https',
          `asked for a token at ${secure}`,
          { tokenEndpoint: secure },
        )
      : null,
  // The port with TLS is never the plain one, and only the provider knows it.
  fix: ({ secure, port, location }, { client }) => ({
    summary:
      port === '' || location === secure
        ? 'Write the token URL with https://.'
        : `Use the identity provider's https:// URL, which has another port than ${port}.`,
    steps: [
      ...(port === '' || location === secure
        ? []
        : [
            "token_endpoint in the provider's discovery document is the URL, when you fetch that over https.",
          ]),
      'The secret was sent unencrypted: create a new one if others can read that network.',
    ],
    commands: port === '' || location === secure ? setTokenUrl(client, secure) : [],
  }),
});
