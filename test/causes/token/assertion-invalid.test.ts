import cause from '../../../src/causes/token/assertion-invalid.ts';
import { casebook, client } from '../../casebook.ts';
import { aadsts, atEntra, atGoogle, atOkta, atUnknown, refuses } from './_answers.ts';

const signs = client({ clientAuth: 'private_key_jwt' });

casebook(cause, {
  guilty: [
    ...[
      'The client_assertion token is expired.',
      'The client_assertion JWT kid is invalid.',
      'The audience claim for client_assertion must be the endpoint invoked for the request.',
    ].map((text) => ({
      because: `Okta: ${text}`,
      given: [atOkta, signs, refuses(401, 'invalid_client', text)],
    })),
    {
      because: 'Entra ID does not find the certificate',
      given: [
        atEntra,
        signs,
        aadsts(
          700027,
          'invalid_client',
          'The certificate with identifier used to sign the client assertion is not registered on application.',
          401,
        ),
      ],
    },
    {
      because: 'Google cannot verify the signature',
      given: [atGoogle, signs, refuses(400, 'invalid_grant', 'Invalid JWT Signature.')],
    },
    {
      because: 'the client signs, and the server only says invalid_client',
      given: [atUnknown, signs, refuses(401, 'invalid_client')],
    },
  ],
  innocent: [
    { because: 'the client uses a secret', given: [atUnknown, refuses(401, 'invalid_client')] },
    { because: 'the assertion was accepted', given: [signs] },
  ],
});
