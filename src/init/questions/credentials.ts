import { askFor, askName, type Means } from '../ask.ts';
import type { Provider } from '../discovery.ts';
import { given, having, type Draft } from '../draft.ts';
import { fetchesByItself } from './client.ts';

export async function askCredentials(
  draft: Draft,
  provider: Provider | undefined,
  means: Means,
): Promise<Draft> {
  const withId = await askFor(draft, 'clientId', means, {
    message: 'Client id at the identity provider',
    example: 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQN7cRd2GhJ9mQs4Ue',
    needed: true,
  });
  const withSecret = await askProof(withId, provider, means);
  const withScope = await askFor(withSecret, 'scope', means, {
    message: 'Scope to ask for, if any',
    example: provider?.product?.includes('Entra') === true ? 'api://kafka/.default' : 'kafka',
  });
  if (fetchesByItself(withScope)) return withScope;
  return askFor(withScope, 'audience', means, {
    message: 'Audience to ask for, if any (Auth0 needs one)',
    example: 'https://kafka.acme.example',
  });
}

const PROOFS = ['client_secret_post', 'client_secret_basic', 'private_key_jwt'] as const;

async function askProof(draft: Draft, provider: Provider | undefined, means: Means): Promise<Draft> {
  if (fetchesByItself(draft)) return askSecret(draft, means);
  const offered = provider?.clientAuths ?? [];
  const known = PROOFS.find((each) => each === given(draft, 'clientAuth'));
  const proof = await means.asker.choose({
    message: 'How does the client authenticate at the token endpoint?',
    begin: known ?? PROOFS.find((each) => offered.includes(each)) ?? 'client_secret_post',
    options: PROOFS.map((value) => ({
      value,
      label: value,
      ...(offered.includes(value) && { hint: 'your identity provider says that it supports this' }),
    })),
  });
  const chosen = having(draft, 'clientAuth', proof);
  if (proof !== 'private_key_jwt') return askSecret(chosen, means);
  const withKey = await askName(chosen, 'assertionKey', 'files', means, {
    message: 'File with the private key (PEM)',
    otherwise: 'key.pem',
  });
  return askFor(withKey, 'assertionKeyId', means, {
    message: 'Key id (kid) of that key at the identity provider, if it has one',
    example: 'client-key-1',
  });
}

async function askSecret(draft: Draft, means: Means): Promise<Draft> {
  const known = given(draft, 'clientSecret', 'files') === undefined ? 'secrets' : 'files';
  const where = await means.asker.choose({
    message: 'Where is the client secret? (The secret itself is not written to the file.)',
    begin: known,
    options: [
      { value: 'secrets', label: 'in an environment variable' },
      { value: 'files', label: 'in a file' },
    ],
  });
  return askName(draft, 'clientSecret', where, means, {
    message: where === 'secrets' ? 'Name of that environment variable' : 'Name of that file',
    otherwise:
      given(draft, 'clientSecret', where) ?? (where === 'secrets' ? 'CLIENT_SECRET' : 'client-secret.txt'),
  });
}
