import { expect, it } from 'vitest';
import type { Cause } from '../../../src/causes/define.ts';
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

/** Where a product publishes the keys of all its applications, and those of a single one. */
interface Places {
  readonly iss: string;
  readonly common: string;
  readonly own: string;
}

/** The casebook of a product whose applications can have their own signing keys, published elsewhere. */
export function ownKeyCasebook(cause: Cause, { iss, common, own }: Places) {
  /** The provider reads the common keys; the discovery document names `place`, where `kid` is. */
  const issuerPublishes =
    (place: string, kid: string): Change =>
    (e) => ({
      ...e,
      discovery: {
        ...e.discovery,
        appended: observed(answer({ issuer: iss, jwks_uri: place }), 'discovery', NOW),
      },
      jwks: {
        byDiscovery: observed(answer({ keys: [signingKey(kid)] }), place, NOW),
        byProvider: observed(answer({ keys: [signingKey('common-1')] }), common, NOW),
      },
    });

  const application: readonly Change[] = [
    claims({ iss }),
    provider({ issuer: iss, jwksUri: common }),
    held('common-1'),
    tokenIssued(5),
    brokerRefuses(),
  ];
  const nowhere = [...application, issuerPublishes(common, 'common-1'), signatureIs('no-such-key')];

  casebook(cause, {
    guilty: [
      {
        because: "the application's own key is where the issuer says, and not where Confluent reads",
        given: [...application, issuerPublishes(own, 'key-1'), signatureIs('no-such-key', 'valid')],
      },
    ],
    innocent: [
      { because: 'a healthy run', given: [] },
      {
        because:
          'where the key is was not seen: this would explain it, and a key that is published nowhere does it better',
        given: nowhere,
      },
    ],
  });

  it('is offered as an alternative for a key that is published nowhere', () => {
    const { rootCauses, alternatives } = diagnose(given(...nowhere));
    expect(rootCauses.map(({ suspect }) => suspect.cause.id)).toEqual(['jwks/kid-not-in-jwks']);
    expect(alternatives.map(({ suspect }) => [suspect.cause.id, suspect.seen.strength])).toContainEqual([
      cause.id,
      'suggested',
    ]);
  });

  it('is offered only for this product', () => {
    const elsewhere = [...nowhere, provider({ jwksUri: 'https://acme.auth0.com/.well-known/jwks.json' })];
    const { alternatives } = diagnose(given(...elsewhere));
    expect(alternatives.map(({ suspect }) => suspect.cause.id)).not.toContain(cause.id);
  });
}
