import { sh } from '../../commands/sh.ts';
import { amendClient } from '../../repair/amend.ts';
import { CLEAN_SECRET, secretFault, sendsSecret } from '../../spelling/secret.ts';
import { defineCause } from '../define.ts';
import { presumeTokenIfNone } from './_repair.ts';
import {
  oddSecret,
  secretMayRead,
  secretReads,
  STORE_SECRET_KUBERNETES,
  tokenExperiment,
} from './_secret.ts';

/**
 * Kubernetes stores secrets in base64 and decodes once: a secret that was encoded by hand before being put in
 * `stringData`, or twice in `data`, arrives still encoded. Some providers issue secrets that are base64 of text, so
 * only a refusal counts.
 */
export default defineCause({
  id: 'config/secret-double-base64',
  title: 'The client secret is still encoded in base64',
  reads: secretReads,
  mayRead: secretMayRead,
  recognise: ({ traits, clientAuth, refused, answer }, sources) => {
    const fault = secretFault(traits, clientAuth);
    // Base64 contains characters that a Basic header may need encoded; until there is an answer, base64 is the more
    // specific explanation.
    const isOtherwisePlain = fault === undefined || (fault === 'needs-encoding' && answer === undefined);
    const gotToken = answer !== undefined && refused === undefined;
    return sendsSecret(clientAuth) && traits.base64OfText && isOtherwisePlain && !gotToken
      ? // Many secrets decode by chance: until one more request decides, a wrong secret explains the refusal better.
        oddSecret('conceivable', 'decodes from base64 to plain text', refused, sources.traits)
      : null;
  },
  repair: (evidence) => presumeTokenIfNone(amendClient(evidence, { clientSecret: CLEAN_SECRET })),
  repaired: 'with the secret decoded',
  experiment: () =>
    tokenExperiment(
      'token:secret-decoded',
      'asked once more for a token, with the secret decoded from base64',
      {
        secret: 'base64-decoded',
      },
    ),
  fix: () => ({
    summary: 'Decode the secret once before your client gets it.',
    steps: [
      'In a Kubernetes manifest write the plain secret under `stringData`, or encode it just once under `data`.',
    ],
    commands: [
      { kind: 'client-config', text: sh`CLIENT_SECRET=$(printf %s "$CLIENT_SECRET" | base64 -d)` },
      STORE_SECRET_KUBERNETES,
    ],
  }),
});
