import { writeSetting } from '../../clients/notation/notation.ts';
import { valueOr } from '../../commands/value.ts';
import { sourceOf } from '../../evidence/configuration.ts';
import { refusalCause, strengthOf, type Answered } from './answered.ts';
import { atPublishedEndpoint } from './_published-endpoint.ts';

const ID = 'token/endpoint-not-found';

export default refusalCause({
  id: ID,
  title: 'There is no token endpoint at the configured URL',
  means: (seen) =>
    isElsewhere(seen)
      ? 'The discovery document names another token endpoint than the client has.'
      : `Nothing at ${seen.client.tokenEndpoint ?? 'the URL'} takes token requests.`,
  contrast: ({ client, published }) =>
    published?.tokenEndpoint === undefined ||
    client.tokenEndpoint === undefined ||
    published.tokenEndpoint === client.tokenEndpoint
      ? undefined
      : [
          {
            label: 'token endpoint',
            value: client.tokenEndpoint,
            source: sourceOf(client, 'tokenEndpoint'),
          },
          {
            label: 'token_endpoint in the discovery document',
            value: published.tokenEndpoint,
            source: 'discovery document',
          },
        ],
  strength: (seen) => {
    if (seen.kind === 'no-endpoint') return isElsewhere(seen) ? 'shown' : 'suggested';
    if (seen.kind === 'page') {
      if (isElsewhere(seen)) return 'shown';
      return seen.discoveryIsPage || seen.published !== undefined ? null : 'suggested';
    }
    return strengthOf(ID)(seen);
  },
  repair: atPublishedEndpoint,
  summary: 'Configure the token endpoint as the discovery document names it.',
  advice: {
    otherwise: (_, seen) => ({
      steps: [
        'Copy token_endpoint from the discovery document of the identity provider; compare the path letter by letter.',
      ],
      client: [
        writeSetting(seen.client, 'tokenEndpoint', valueOr(seen.published?.tokenEndpoint, 'TOKEN_ENDPOINT')),
      ],
    }),
  },
});

const isElsewhere = ({ published, client }: Answered): boolean =>
  published?.tokenEndpoint !== undefined && published.tokenEndpoint !== client.tokenEndpoint;
