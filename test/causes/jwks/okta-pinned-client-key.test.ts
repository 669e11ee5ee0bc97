import { expect, it } from 'vitest';
import cause from '../../../src/causes/jwks/okta-pinned-client-key.ts';
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

const ISS = 'https://acme.okta.com/oauth2/default';
const COMMON = 'https://acme.okta.com/oauth2/default/v1/keys';
const OWN = 'https://acme.okta.com/oauth2/default/v1/keys?client_id=0oa1orders2client3x4y';

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
