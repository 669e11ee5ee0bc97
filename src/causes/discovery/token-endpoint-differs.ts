import { amendClient } from '../../repair/amend.ts';
import { client } from '../../facts/client.ts';
import { discovery } from '../../facts/discovery.ts';
import { jwt } from '../../facts/token.ts';
import { writeSetting } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';

export default defineCause({
  id: 'discovery/token-endpoint-differs',
  title: 'The client asks for tokens elsewhere than the discovery document says',
  reads: { published: discovery.tokenEndpoint, configured: client.tokenEndpoint },
  mayRead: { issuer: discovery.issuer, iss: jwt.iss },
  recognise: ({ published, configured, issuer, iss }, sources) => {
    if (published === undefined || published === configured || (iss !== undefined && iss === issuer))
      return null;
    return {
      strength: 'suggested',
      role: 'advice',
      because: `The client requests its tokens at ${configured}, and the discovery document names ${published}.`,
      contrast: [
        { label: 'token endpoint', value: configured, source: sources.configured },
        { label: 'token_endpoint in the discovery document', value: published, source: sources.published },
      ],
      published,
    };
  },
  repair: (evidence, { published }) => amendClient(evidence, { tokenEndpoint: published }),
  repaired: 'with the published token endpoint in the client',
  fix: ({ published }, evidence) => ({
    summary: `Set the token endpoint of the client to ${published}.`,
    steps: [],
    commands: [writeSetting(evidence.client, 'tokenEndpoint', published)],
  }),
});
