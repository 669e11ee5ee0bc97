import { isPortalRedirect } from '../../idp/answer.ts';
import { refusalCause } from '../token/answered.ts';
import { withoutPages } from './spoiled-answers.ts';

/** A page where JSON should be says little by itself; a discovery document that can be read speaks against a portal. */
export default refusalCause({
  id: 'network/tcp-captive-portal',
  title: "The network's own sign-in page answers instead of the identity provider",
  means: ({ answer }) =>
    answer.location === undefined
      ? 'A token endpoint answers with JSON; this is a web page with a status of success, and no JSON came from this host at all.'
      : `It redirects away from the identity provider, to ${answer.location}.`,
  strength: ({ kind, answer, published, discoveryIsPage }) => {
    if (published !== undefined) return null;
    if (isPortalRedirect(answer)) return 'shown';
    return kind === 'page' ? (discoveryIsPage ? 'shown' : 'suggested') : null;
  },
  repair: withoutPages,
  summary: 'Sign in to the network (Wi-Fi, guest access, proxy), or run the client from another one.',
  advice: {
    otherwise: ({ origin, tokenEndpoint }) => ({
      steps: [
        `Open ${origin} in a browser on this machine: the page that comes is the network's.`,
        'On a server, look for a transparent proxy or an SSO gateway that wants people to sign in, and let the token endpoint past it.',
      ],
      client: [`curl -sS -i -d grant_type=client_credentials ${tokenEndpoint} | head -20`],
    }),
  },
});
