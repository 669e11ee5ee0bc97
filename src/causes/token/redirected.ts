import { writeSetting } from '../../clients/notation/notation.ts';
import { valueOr } from '../../commands/value.ts';
import { isPortalRedirect } from '../../idp/answer.ts';
import { refusalCause, strengthOf, type Answered } from './answered.ts';
import { atPublishedEndpoint } from './_published-endpoint.ts';

const ID = 'token/redirected';

export default refusalCause({
  id: ID,
  title: 'The token endpoint redirects, and a client does not follow with its credentials',
  means: (seen) =>
    seen.kind === 'redirect'
      ? `It points to ${seen.answer.location ?? 'another place'}. Clients stop there, or repeat the request as a GET without its parameters.`
      : 'It got a GET instead of a POST; some clients turn a POST into a GET when they follow a redirect.',
  strength: (seen) =>
    seen.kind === 'redirect'
      ? isPortalRedirect(seen.answer) && seen.published === undefined
        ? null
        : 'shown'
      : strengthOf(ID)(seen),
  experiment: (seen) => {
    const tokenEndpoint = onSameHost(seen);
    return tokenEndpoint === undefined
      ? null
      : {
          request: {
            kind: 'token',
            key: 'token-at-redirect',
            did: `asked for a token at ${tokenEndpoint}, where the redirect points`,
            change: { tokenEndpoint },
          },
          onSuccess: 'confirms',
          onFailure: 'says-nothing',
        };
  },
  repair: atPublishedEndpoint,
  summary: 'Configure the URL that the redirect points to, if it is the token endpoint.',
  advice: {
    otherwise: (_, seen) => ({
      steps: [
        'http instead of https, a slash too many, and a host that was renamed are the usual reasons.',
        'If it points to a sign-in page for people, a gateway protects the token endpoint; let the path past it.',
      ],
      client: [
        writeSetting(
          seen.client,
          'tokenEndpoint',
          onSameHost(seen) ?? valueOr(seen.published?.tokenEndpoint, 'TOKEN_ENDPOINT'),
        ),
      ],
    }),
  },
});

/** Credentials are not sent to a host that was not configured. */
function onSameHost({ answer: { url, location } }: Answered): string | undefined {
  if (location === undefined || !URL.canParse(location, url)) return undefined;
  const [from, to] = [new URL(url), new URL(location, url)];
  return to.protocol === 'https:' && from.hostname === to.hostname ? to.href : undefined;
}
