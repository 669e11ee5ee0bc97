import cause from '../../../src/causes/jwks/entra-appid-key.ts';
import { ownKeyCasebook } from './_own-key.ts';

const TENANT = 'https://login.microsoftonline.com/0f8fad5b-d9cb-469f-a165-70867728950e';
const COMMON = `${TENANT}/discovery/v2.0/keys`;

ownKeyCasebook(cause, {
  iss: `${TENANT}/v2.0`,
  common: COMMON,
  own: `${COMMON}?appid=11111111-2222-4333-8444-555555555555`,
});
