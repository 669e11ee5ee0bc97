import { sh } from '../../commands/sh.ts';
import { isPortalPage, isPortalRedirect } from '../../idp/answer.ts';
import { refusalCause } from '../token/answered.ts';
import { withoutPages } from './spoiled-answers.ts';

/**
 * Only the network itself answers 511 (RFC 6585 section 6). A page instead of JSON proves little by itself: its words
 * decide, and a readable discovery document contradicts a portal.
 */
export default refusalCause({
  id: 'network/tcp-captive-portal',
  title: "The network's own sign-in page answers instead of the identity provider",
  means: ({ kind, answer }) => {
    if (kind === 'portal')
      return 'HTTP 511 (Network Authentication Required) never comes from the server itself: the network asks its user to sign in first.';
    return answer.location === undefined
      ? 'A token endpoint answers with JSON; this is a web page with a status of success.'
      : `It redirects away from the identity provider, to ${answer.location}.`;
  },
  strength: ({ kind, answer, published, discoveryIsPage }) => {
    if (kind === 'portal') return 'stated';
    if (published !== undefined) return null;
    if (isPortalRedirect(answer)) return 'shown';
    if (kind !== 'page') return null;
    if (isPortalPage(answer)) return discoveryIsPage ? 'shown' : 'suggested';
    return discoveryIsPage ? 'conceivable' : null;
  },
  repair: withoutPages,
  summary: 'Sign in to the network (Wi-Fi, guest access, proxy), or run the client from another one.',
  advice: {
    otherwise: ({ origin, tokenEndpoint }) => ({
      steps: [
        `Open ${origin.toString()} in a browser on this machine: the page that comes is the network's.`,
        'On a server, look for a transparent proxy or an SSO gateway that asks people to sign in, and exempt the token endpoint.',
      ],
      client: [sh`curl -sS -i -d grant_type=client_credentials ${tokenEndpoint} | head -20`],
    }),
  },
});
