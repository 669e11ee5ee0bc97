import { sh } from '../../commands/sh.ts';
import { provider } from '../../facts/confluent.ts';
import { discovery } from '../../facts/discovery.ts';
import { keys, unreachableInWords } from '../../facts/keys.ts';
import { defineCause } from '../define.ts';
import { amendDocument } from './_document.ts';

/** Confluent fetches keys over the internet: a jwks_uri has to be "publicly accessible" (`iam/v2` IdentityProvider). */
export default defineCause({
  id: 'discovery/jwks-host-internal',
  title: 'The discovery document names a jwks_uri that Confluent cannot reach',
  reads: { published: discovery.jwksUri },
  mayRead: { own: provider.jwksUri, unreachable: keys.publishedUnreachable },
  recognise: ({ published, own, unreachable }) => {
    if (published === undefined || published === own || !URL.canParse(published)) return null;
    if (unreachable === null || unreachable === undefined) return null;
    return {
      strength: 'shown',
      role: 'advice',
      because: `The document says ${published}; ${unreachableInWords(unreachable)}. Importing the document into Confluent stores a URL that Confluent cannot use.`,
      url: new URL(published),
    };
  },
  repair: (evidence, { url }) =>
    amendDocument(evidence, { jwks_uri: `https://keys.example.com${url.pathname}` }),
  repaired: 'with a public jwks_uri in the document',
  fix: () => ({
    summary: 'Let the identity provider name its public address in the discovery document.',
    steps: ['Keycloak: set hostname to the public URL. PingFederate: set the base URL.'],
    commands: [{ kind: 'idp', text: sh`kc.sh start --hostname="$PUBLIC_URL"` }],
  }),
});
