import { refusalCause, strengthOf, type Answered } from './_refusal.ts';

const ID = 'token/endpoint-not-found';

export default refusalCause({
  id: ID,
  title: 'There is no token endpoint at the configured URL',
  means: (seen) =>
    isElsewhere(seen)
      ? `The discovery document names ${seen.published?.tokenEndpoint}, the client ${seen.client.tokenEndpoint}.`
      : `Nothing at ${seen.client.tokenEndpoint ?? 'the URL'} takes token requests.`,
  strength: (seen) => {
    const nothingThere = seen.kind === 'no-endpoint' || (seen.kind === 'page' && !seen.discoveryIsPage);
    if (nothingThere) return isElsewhere(seen) ? 'shown' : 'suggested';
    return strengthOf(ID)(seen);
  },
  summary: 'Configure the token endpoint as the discovery document names it.',
  advice: {
    otherwise: (_, seen) => ({
      steps: [
        'Copy token_endpoint from the discovery document of the identity provider; compare the path letter by letter.',
      ],
      client: [`sasl.oauthbearer.token.endpoint.url=${seen.published?.tokenEndpoint ?? '$TOKEN_ENDPOINT'}`],
    }),
  },
});

const isElsewhere = ({ published, client }: Answered): boolean =>
  published?.tokenEndpoint !== undefined && published.tokenEndpoint !== client.tokenEndpoint;
