import cause from '../../../src/causes/jwks/okta-pinned-client-key.ts';
import { ownKeyCasebook } from './_own-key.ts';

const SERVER = 'https://acme.okta.com/oauth2/default';

ownKeyCasebook(cause, {
  iss: SERVER,
  common: `${SERVER}/v1/keys`,
  own: `${SERVER}/v1/keys?client_id=0oa1orders2client3x4y`,
});
