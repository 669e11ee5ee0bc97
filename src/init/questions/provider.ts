import { askFor, beginningWith, type Means } from '../ask.ts';
import type { Asker } from '../../asking/asker.ts';
import { isPlainUrl, type Provider } from '../discovery.ts';
import { given, having, type Draft } from '../draft.ts';

export async function askProvider(
  draft: Draft,
  means: Means,
): Promise<{ readonly draft: Draft; readonly provider?: Provider }> {
  const provider = await askDiscovery(given(draft, 'discoveryUrl'), means);
  if (provider !== undefined) describe(provider, means.asker);
  const withUrl = provider === undefined ? draft : having(draft, 'discoveryUrl', provider.url);
  const endpoint = await askFor(withUrl, 'tokenEndpoint', means, {
    message: 'Token endpoint (the URL where the client fetches its token)',
    example: 'https://acme.auth0.com/oauth/token',
    ...(provider?.tokenEndpoint !== undefined &&
      given(draft, 'tokenEndpoint') === undefined && { otherwise: provider.tokenEndpoint }),
    needed: true,
  });
  return { draft: endpoint, ...(provider !== undefined && { provider }) };
}

/** Asks until a document is found, or the same answer is given again: it may be unreachable from here. */
async function askDiscovery(known: string | undefined, means: Means): Promise<Provider | undefined> {
  const { asker } = means;
  for (let tried: string | undefined; ;) {
    const answer = await asker.text({
      message:
        'Discovery URL or issuer of your identity provider (leave it empty to enter the token endpoint instead)',
      example: 'https://acme.auth0.com/.well-known/openid-configuration',
      ...beginningWith(tried ?? known),
      refuse: (typed) =>
        typed === '' || isPlainUrl(typed.trim())
          ? undefined
          : 'Not a valid URL. Give one that begins with https://, without spaces and without a password.',
    });
    const url = answer.trim();
    if (url === '' || url === tried) return undefined;
    const seen = await asker.during(`asking ${url}`, (signal) => means.discover(url, signal));
    if (seen.ok) return seen.provider;
    asker.tell(
      'bad',
      `The discovery document ${seen.why}. Correct the URL, or press Enter to go on without it.`,
    );
    tried = url;
  }
}

function describe({ product, issuer, tokenEndpoint, clientAuths, grants }: Provider, asker: Asker): void {
  const rows = [
    ['identity provider', product],
    ['issuer', issuer],
    ['token endpoint', tokenEndpoint],
    ['client authentication', clientAuths.length === 0 ? undefined : clientAuths.join(', ')],
  ].flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  asker.tell(
    'good',
    rows.length === 0 ? 'The discovery document contains nothing useful here.' : rows.join('\n'),
  );
  if (grants?.includes('client_credentials') === false) {
    asker.tell(
      'bad',
      'It does not list client_credentials in its grant types. Kafka clients use that grant; some providers allow it without listing it.',
    );
  }
}
