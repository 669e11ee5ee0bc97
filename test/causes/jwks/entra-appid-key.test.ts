import { expect, it } from 'vitest';
import cause from '../../../src/causes/jwks/entra-appid-key.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { observed } from '../../../src/evidence/observation.ts';
import {
  brokerRefuses,
  casebook,
  claims,
  given,
  NOW,
  provider,
  signingKey,
  type Change,
} from '../../casebook.ts';
import { answer, held, signatureIs, tokenIssued } from './_jwks.ts';

const ISS = 'https://login.microsoftonline.com/0f8fad5b-d9cb-469f-a165-70867728950e/v2.0';
const COMMON = 'https://login.microsoftonline.com/0f8fad5b-d9cb-469f-a165-70867728950e/discovery/v2.0/keys';
const OWN =
  'https://login.microsoftonline.com/0f8fad5b-d9cb-469f-a165-70867728950e/discovery/v2.0/keys?appid=11111111-2222-4333-8444-555555555555';

/** The provider reads the common keys; the discovery document names `place`, where `kid` is. */
const issuerPublishes =
  (place: string, kid: string): Change =>
  (e) => ({
    ...e,
    discovery: {
      ...e.discovery,
      appended: observed(answer({ issuer: ISS, jwks_uri: place }), 'discovery', NOW),
    },
    jwks: {
      byDiscovery: observed(answer({ keys: [signingKey(kid)] }), place, NOW),
      byProvider: observed(answer({ keys: [signingKey('common-1')] }), COMMON, NOW),
    },
  });

const application: readonly Change[] = [
  claims({ iss: ISS }),
  provider({ issuer: ISS, jwksUri: COMMON }),
  held('common-1'),
  tokenIssued(5),
  brokerRefuses(),
];

casebook(cause, {
  guilty: [
    {
      because: "the application's own key is where the issuer says, and not where Confluent reads",
      given: [...application, issuerPublishes(OWN, 'key-1'), signatureIs('no-such-key', 'valid')],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because:
        'where the key is was not seen: this would explain it, and a key that is published nowhere does it better',
      given: [...application, issuerPublishes(COMMON, 'common-1'), signatureIs('no-such-key')],
    },
  ],
});

it('is offered as what would also explain a key that is published nowhere', () => {
  const { rootCauses } = diagnose(
    given(...application, issuerPublishes(COMMON, 'common-1'), signatureIs('no-such-key')),
  );
  expect(rootCauses.map(({ suspect }) => suspect.cause.id)).toEqual(['jwks/kid-not-in-jwks']);
  const suspect = cause.suspect(given(...application, issuerPublishes(COMMON, 'common-1')));
  expect(suspect?.seen.strength).toBe('suggested');
});
