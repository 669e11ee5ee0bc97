import { askFor, askName, type Means } from '../ask.ts';
import type { Provider } from '../discovery.ts';
import type { Draft } from '../draft.ts';

export async function askConfluent(
  draft: Draft,
  provider: Provider | undefined,
  means: Means,
): Promise<Draft> {
  const how = await means.asker.choose({
    message: 'How can the doctor learn what Confluent Cloud has configured?',
    begin: 'key',
    options: [
      { value: 'key', label: 'with a Cloud API key in the environment', hint: 'finds the most' },
      { value: 'console', label: 'I look it up in the console' },
      { value: 'none', label: 'not at all' },
    ],
  });
  if (how === 'none') return draft;
  if (how === 'console') {
    const withIssuer = await askFor(draft, 'providerIssuer', means, {
      message: "Issuer URI that the console shows for Confluent's identity provider",
      example: provider?.issuer ?? 'https://acme.auth0.com/',
    });
    return askFor(withIssuer, 'providerJwksUri', means, {
      message: 'JWKS URI that it shows',
      example: provider?.jwksUri ?? 'https://acme.auth0.com/.well-known/jwks.json',
    });
  }
  const withKey = await askName(draft, 'confluentApiKey', 'secrets', means, {
    message: 'Environment variable with the Cloud API key',
    otherwise: 'CONFLUENT_CLOUD_API_KEY',
  });
  const withSecret = await askName(withKey, 'confluentApiSecret', 'secrets', means, {
    message: 'Environment variable with its secret',
    otherwise: 'CONFLUENT_CLOUD_API_SECRET',
  });
  return askFor(withSecret, 'providerId', means, {
    message: "Id of Confluent's identity provider, if you know it",
    example: 'op-a1b2',
  });
}
