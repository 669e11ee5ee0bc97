import { isJsonObject, type Json } from '../../evidence/json.ts';
import { shellQuote } from '../../text/shell.ts';
import type { FixCommand } from '../../evidence/fix.ts';

/** What only the user knows stands as a shell variable. */
const idOr = (id: string | undefined, variable: string): string =>
  id === undefined ? variable : encodeURIComponent(id);

const patch = (path: string, body: Json): FixCommand => ({
  kind: 'rest',
  text:
    `curl --fail-with-body -u "$CLOUD_API_KEY:$CLOUD_API_SECRET" -X PATCH -H 'content-type: application/json' \\\n` +
    `  "https://api.confluent.cloud/iam/v2/identity-providers/${path}" -d ${expanding(shellQuote(JSON.stringify(body)))}`,
});

/** Lets the shell fill in what only the user knows: single quotes would keep it from that. */
const expanding = (quoted: string): string =>
  quoted.replace(/\$(?:PUBLIC_JWKS_URI|JWKS_URI|CLIENT_ID|ISSUER)\b/g, (name) => `'"${name}"'`);

/** What a field is called on the pages of Confluent Cloud's console. Their labels were read in its documentation. */
const FIELDS: Readonly<Record<string, string>> = {
  issuer: 'Issuer URI',
  jwks_uri: 'JWKS URI',
  filter: 'Filter',
  identity_claim: 'Identity claim',
};

/** The way through the console, for those who have no API key and no CLI. */
const inConsole = (...steps: readonly string[]): FixCommand => ({
  kind: 'console',
  text: ['Workload identities', 'Identity providers', ...steps].join(' → '),
});

const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** A field of a page with its new value; what only the user knows is said in words. */
const filledIn = ([name, value]: readonly [string, Json]): string => {
  const text = textOf(value);
  const field = FIELDS[name] ?? name;
  return text.startsWith('$') ? field : `${field}: ${text}`;
};

/** The flags of `confluent iam identity-provider update`, by the names of the API. */
const CLI_FLAGS: Readonly<Record<string, string>> = { issuer: '--issuer-uri', jwks_uri: '--jwks-uri' };

/**
 * Changes an identity provider: in the console, by the API, by the CLI (version 4.75 and later; older ones change neither
 * issuer nor JWKS URI) and in Terraform.
 */
export function patchProvider(id: string | undefined, change: Json): readonly FixCommand[] {
  const settings = isJsonObject(change) ? Object.entries(change) : [];
  const known = settings.filter(([name]) => CLI_FLAGS[name] !== undefined);
  const flags = known.map(
    ([name, value]) => `${CLI_FLAGS[name] ?? ''}=${expanding(shellQuote(textOf(value)))}`,
  );
  return [
    inConsole(id ?? 'your provider', 'Edit', settings.map(filledIn).join(', '), 'Save'),
    ...(known.length === settings.length && known.length > 0
      ? [
          {
            kind: 'confluent-cli' as const,
            text: `confluent iam identity-provider update ${shellId(id, '$PROVIDER_ID')} ${flags.join(' ')}   # CLI 4.75 or later`,
          },
        ]
      : []),
    patch(idOr(id, '$PROVIDER_ID'), change),
    {
      kind: 'terraform',
      text: `resource "confluent_identity_provider" … { ${settings.map(([name, value]) => `${name} = ${hcl(value)}`).join(', ')} }`,
    },
  ];
}

/** An id as a word of a command: quoted, or the variable for one that only the user knows. */
const shellId = (id: string | undefined, variable: string): string =>
  id === undefined ? `"${variable}"` : shellQuote(encodeURIComponent(id));

/** Makes Confluent fetch the JWKS now: in the console, or by the API, whose answer says whether it could (`jwks_status`). */
export const refreshKeys = (id: string | undefined): readonly FixCommand[] => [
  inConsole(id ?? 'your provider', 'Refresh keys'),
  patch(`${idOr(id, '$PROVIDER_ID')}/jwks`, { spec: { jwks_status: 'REFRESHED' } }),
];

/** Changes an identity pool. */
export function patchPool(
  providerId: string | undefined,
  poolId: string | undefined,
  change: { readonly filter: string } | { readonly identity_claim: string },
): readonly FixCommand[] {
  const [name, value] = Object.entries(change)[0] as [string, string];
  const [provider, pool] = [idOr(providerId, '$PROVIDER_ID'), idOr(poolId, '$POOL_ID')];
  const [providerWord, poolWord] = [shellId(providerId, '$PROVIDER_ID'), shellId(poolId, '$POOL_ID')];
  return [
    inConsole(
      ...[providerId ?? 'your provider', 'Identity pools', poolId ?? 'your pool', 'Edit'],
      ...[filledIn([name, value]), 'Save'],
    ),
    {
      kind: 'confluent-cli',
      text: `confluent iam pool update ${poolWord} --provider=${providerWord} --${name.replace('_', '-')}=${shellQuote(value)}`,
    },
    patch(`${provider}/identity-pools/${pool}`, change),
    { kind: 'terraform', text: `resource "confluent_identity_pool" … { ${name} = ${hcl(value)} }` },
  ];
}

/** A value in HCL, where `${` and `%{` begin templates. */
const hcl = (value: Json): string => JSON.stringify(value).replaceAll('${', '$${').replaceAll('%{', '%%{');
