import { defineCause } from '../define.ts';
import { kindOf } from '../../idp/answer.ts';
import { withTokenUrl } from './_repair.ts';
import { isWrongPlace, spellRefusal } from './token-refusal.ts';
import { tokenExperiment } from './_secret.ts';
import { setTokenUrl, tokenUrlMayRead, tokenUrlReads } from './_token-url.ts';

/**
 * RFC 6749 section 3.2 requires TLS. Servers redirect to https, and clients that follow turn POST into GET (RFC 9110
 * section 15.4.3): 405 at most, AADSTS900561 at Entra. Keycloak says "HTTPS required". Or nobody listens on port 80.
 */
export default defineCause({
  id: 'config/token-url-http',
  title: 'The token URL begins with http:// instead of https://',
  reads: tokenUrlReads,
  mayRead: tokenUrlMayRead,
  recognise: ({ url, fault, token, refused }) => {
    if (fault !== 'http') return null;
    // An OAuth error about something else shows that the request was considered over http all the same.
    const isAbout = refused?.meaning?.cause === 'config/token-url-http';
    if (refused !== undefined && !isAbout && !isWrongPlace(refused) && kindOf(refused.answer) !== 'firewall')
      return null;
    return {
      strength: isAbout ? 'stated' : 'shown',
      because:
        token !== undefined
          ? `The token URL is ${url}: the client secret travels in clear.`
          : refused === undefined
            ? `The token URL is ${url}: the client secret would travel in clear.`
            : `The token URL is ${url}, and the answer is ${spellRefusal(refused)}.`,
      isRefused: refused !== undefined,
      location: refused?.answer.location,
      secure: url.replace(/^http:/i, 'https:').replace(/^(https:\/\/[^/:]+):80(?=\/|$)/i, '$1'),
    };
  },
  repair: (evidence, { secure }) => withTokenUrl(evidence, secure),
  repaired: 'with https:// in the token URL',
  experiment: ({ isRefused, location, secure }) =>
    isRefused
      ? tokenExperiment(
          // Where the redirect points to the same place, one request serves token/redirected as well.
          location === secure ? 'token-at-redirect' : 'token-at-https',
          `asked for a token at ${secure}`,
          { tokenEndpoint: secure },
        )
      : null,
  fix: ({ secure }, { client }) => ({
    summary: 'Write the token URL with https://.',
    steps: ['The secret has travelled in clear: make a new one if others can read that network.'],
    commands: setTokenUrl(client, secure),
  }),
});
