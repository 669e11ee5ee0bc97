import { presumeOtherToken } from '../../repair/amend.ts';
import { sourceOf } from '../../evidence/configuration.ts';
import { client } from '../../facts/client.ts';
import { jwt } from '../../facts/token.ts';
import { unsendableAudience } from '../audience.ts';
import { defineCause } from '../define.ts';
import { askForApi } from './_amend.ts';

/**
 * Confluent accepts only JWT access tokens. Auth0 issues opaque ones when no API is requested, Google and AM always,
 * PingFederate for its reference-token manager.
 */
export default defineCause({
  id: 'jwt/opaque',
  title: 'The identity provider hands out an opaque token instead of a JWT',
  reads: { shape: jwt.shape },
  mayRead: {
    unsendable: unsendableAudience,
    audience: client.audience,
    scope: client.scope,
    resource: client.resource,
    file: client.file,
  },
  recognise: ({ shape, unsendable, audience, scope, resource, file }) => {
    if (shape.parts === 5 || (shape.parts === 3 && shape.header !== undefined && shape.claims !== undefined))
      return null;
    if (shape.claimsAlone === true) return null;
    // Left to `config/audience-impossible` when the client cannot send an audience.
    if (unsendable === 'opaque') return null;
    const asked = audience ?? resource ?? scope;
    return {
      strength: 'shown',
      because: `The token has ${shape.parts === 1 ? 'one part' : `${shape.parts} parts`} that cannot be read as a JWT, so Confluent finds no issuer and no signature in it.`,
      rows: [
        { label: 'parts of the token', value: String(shape.parts), source: shape.from },
        {
          label: 'asked for',
          value: asked ?? 'no audience, resource or scope',
          source: sourceOf({ configuration: file }, 'audience', 'resource', 'scope'),
        },
      ],
    };
  },
  repair: (evidence) => presumeOtherToken(evidence),
  repaired: 'with a JWT in its place',
  fix: (_, evidence) => ({
    summary: 'Ask for a token for an API of your own, in the JWT format.',
    steps: [
      'Auth0: send the audience of an API, or set a Default Audience for the tenant.',
      'PingFederate: use an access token manager of type JSON Web Token.',
      'PingAM: enable client-based (stateless) access tokens, signed with RS256.',
      'Google: use an ID token for a target_audience; its access tokens are always opaque.',
    ],
    commands: askForApi(evidence),
  }),
});
