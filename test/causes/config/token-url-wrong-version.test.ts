import { describe, expect, it } from 'vitest';
import cause from '../../../src/causes/config/token-url-wrong-version.ts';
import { mapObserved } from '../../../src/evidence/observation.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { casebook, client, given, type Change } from '../../casebook.ts';
import { atEntra, aadsts } from '../token/_answers.ts';

const v1: Change = (e) => {
  const url = 'https://login.microsoftonline.com/8d3a1c6e-52fb-4f0a-9c53-2f6d1e7b9a10/oauth2/token';
  const there = client({ tokenEndpoint: url })(e);
  return {
    ...there,
    token: { ...there.token, answer: mapObserved(there.token.answer, (a) => ({ ...a, url })) },
  };
};

casebook(cause, {
  guilty: [
    {
      because: 'Entra says that it knows no resource there',
      given: [
        atEntra,
        client({ resource: 'api://kafka' }),
        aadsts(901002, 'invalid_request', "The 'resource' request parameter is not supported."),
      ],
    },
    {
      because: 'version 1 misses the resource, and the client sends a scope',
      given: [
        atEntra,
        v1,
        aadsts(
          900144,
          'invalid_request',
          "The request body must contain the following parameter: 'resource'.",
        ),
      ],
    },
    {
      because: 'version 1 words it otherwise',
      given: [
        atEntra,
        v1,
        aadsts(9002313, 'invalid_request', 'Invalid request. Request is malformed or invalid.'),
      ],
    },
  ],
  innocent: [
    {
      because: 'version 1 misses the grant type: the form did not arrive',
      given: [
        atEntra,
        v1,
        aadsts(
          900144,
          'invalid_request',
          "The request body must contain the following parameter: 'grant_type'.",
        ),
      ],
    },
    {
      because: 'Entra names a scope instead',
      given: [
        atEntra,
        client({ resource: 'api://kafka' }),
        aadsts(70011, 'invalid_scope', 'The provided value for scope is not valid.'),
      ],
    },
    {
      because: 'Auth0 takes a resource',
      given: [client({ resource: 'https://kafka.acme.example' })],
    },
  ],
});

describe("a missing 'resource' is proof only when a scope was sent to version 1", () => {
  const missesResource = (code: number): Change =>
    aadsts(code, 'invalid_request', "The request body must contain the following parameter: 'resource'.");
  const confidences = (...changes: readonly Change[]) =>
    Object.fromEntries(
      diagnose(given(atEntra, ...changes)).rootCauses.map(({ suspect, confidence }) => [
        suspect.cause.id,
        confidence,
      ]),
    );

  it.each([900144, 90014, 9002313])('AADSTS%i proves it there', (code) => {
    expect(confidences(v1, missesResource(code))).toEqual({ [cause.id]: 'confirmed' });
  });

  it.each([900144, 90014, 9002313])('AADSTS%i proves nothing for a correct request', (code) => {
    expect(Object.keys(confidences(missesResource(code)))).not.toContain(cause.id);
    expect(
      Object.values(confidences(v1, client({ resource: 'api://kafka' }), missesResource(code))),
    ).not.toContain('confirmed');
  });
});
