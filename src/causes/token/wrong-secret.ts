import type { TokenErrorMeaning } from '../../idp/define.ts';
import { filled } from '../../commands/value.ts';
import { sh } from '../../commands/sh.ts';
import { methodIsUnlisted, refusalCause, strengthOf } from './answered.ts';

const ID = 'token/wrong-secret';
export default refusalCause({
  id: ID,
  title: 'The client secret (or the client id) is not the one that the identity provider holds',
  means: ({ meaning, client, who }) =>
    meaning?.cause === ID && meaning.vague === undefined && !mayBeAnotherClient(meaning)
      ? `It knows the client ${client.clientId ?? ''} and does not accept its secret.`.replace('  ', ' ')
      : `${who[0]!.toUpperCase()}${who.slice(1)} does not say which of the two is wrong, the id or the secret.`,
  strength: (seen) => {
    const strength = strengthOf(ID)(seen);
    const yields = strength === 'shown' && methodIsUnlisted(seen) && seen.meaning?.also !== undefined;
    return yields ? 'suggested' : strength;
  },
  summary: 'Copy client id and client secret from the identity provider again, from the same application.',
  advice: {
    auth0: ({ clientId }) => ({
      steps: [
        'Auth0 Dashboard → Applications → the machine-to-machine application → Settings: copy Domain, Client ID and Client Secret together.',
        'Compare the domain with the host of the token endpoint: every tenant has its own applications.',
      ],
      idp: [sh`auth0 apps show ${clientId}`],
    }),
    okta: ({ oktaApi }) => ({
      steps: [
        'Admin Console → Applications → the service app → General → Client secrets: copy an active one, or generate a new one.',
      ],
      idp: [oktaApi(({ client }) => filled`apps/${client}`)],
    }),
    entra: ({ clientId }) => ({
      steps: [
        "A secret's Value is shown once, when it is made; the Secret ID beside it is a GUID and is not the secret.",
        'If the value is lost, add another secret; the old one keeps working until you delete it.',
      ],
      idp: [sh`az ad app credential reset --id ${clientId} --append --query password --output tsv`],
    }),
    keycloak: ({ tenant, keycloakClient }) => ({
      steps: [
        'Clients → the client → Credentials: copy the Client secret. A rotated secret is refused once its grace period is over.',
      ],
      idp: [sh`kcadm.sh get ${keycloakClient('/client-secret')} -r ${tenant}`],
    }),
    cognito: ({ clientId, userPool }) => ({
      steps: ['Cognito → User pools → App clients → the client → Show client secret.'],
      idp: [
        sh`aws cognito-idp describe-user-pool-client --user-pool-id ${userPool} --client-id ${clientId} --query UserPoolClient.ClientSecret --output text`,
      ],
    }),
    otherwise: () => ({
      steps: [
        'Open the application at the identity provider and copy id and secret again, without spaces or line breaks around them.',
        'Check that this application belongs to the environment whose token endpoint is configured.',
      ],
    }),
  },
});

const mayBeAnotherClient = ({ also = [] }: TokenErrorMeaning): boolean =>
  also.includes('token/unknown-client');
