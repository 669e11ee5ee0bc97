import { sh } from '../../commands/sh.ts';
import { valueOr } from '../../commands/value.ts';
import { amendClient } from '../../repair/amend.ts';
import { client } from '../../facts/client.ts';
import { CLEAN_SECRET, sendsSecret } from '../../spelling/secret.ts';
import { identify } from '../../idp/identify.ts';
import { defineCause } from '../define.ts';
import { presumeTokenIfNone } from './_repair.ts';
import { oddSecret, secretMayRead, secretReads } from './_secret.ts';

/**
 * Entra ID lists a secret with its id, a GUID, and its value of about 40 characters, which is shown only once.
 * AADSTS7000215: "Ensure the secret being sent in the request is the client secret value, not the client secret ID".
 * With other providers a GUID is a plausible secret.
 */
export default defineCause({
  id: 'config/secret-id-not-value',
  title: "The client secret is the secret's id, not its value",
  reads: { ...secretReads, url: client.tokenEndpoint },
  mayRead: secretMayRead,
  recognise: ({ traits, clientAuth, url, refused, answer }, sources) =>
    (refused !== undefined || answer === undefined) &&
    traits.guid &&
    sendsSecret(clientAuth) &&
    identify([url])?.id === 'entra'
      ? oddSecret(
          'shown',
          'is a GUID, which in Microsoft Entra ID is the id of a secret and never its value',
          refused,
          sources.traits,
        )
      : null,
  repair: (evidence) => presumeTokenIfNone(amendClient(evidence, { clientSecret: CLEAN_SECRET })),
  repaired: "with the secret's value in place of its id",
  fix: (_, { client: { clientId } }) => ({
    summary: 'Use the value of the secret, from the column Value, in place of its id.',
    steps: [
      'Entra admin center: App registrations, your application, Certificates & secrets.',
      'The value is shown once, right after the secret is created. If it was not kept, create a new secret and copy its Value.',
    ],
    commands: [
      {
        kind: 'idp',
        text: sh`az ad app credential reset --id ${valueOr(clientId, 'CLIENT_ID')} --append --display-name kafka --query password -o tsv`,
      },
    ],
  }),
});
