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

/** Changes an identity provider. The CLI changes neither issuer nor jwks_uri (`confluent iam provider update`). */
export function patchProvider(id: string | undefined, change: Json): readonly FixCommand[] {
  const settings = isJsonObject(change)
    ? Object.entries(change).map(([name, value]) => `${name} = ${hcl(value)}`)
    : [];
  return [
    patch(idOr(id, '$PROVIDER_ID'), change),
    { kind: 'terraform', text: `resource "confluent_identity_provider" … { ${settings.join(', ')} }` },
  ];
}

/** Makes Confluent fetch the JWKS now. Its answer says whether it could: `jwks_status`. */
export const refreshKeys = (id: string | undefined): FixCommand =>
  patch(`${idOr(id, '$PROVIDER_ID')}/jwks`, { spec: { jwks_status: 'REFRESHED' } });

/** Changes an identity pool. */
export function patchPool(
  providerId: string | undefined,
  poolId: string | undefined,
  change: { readonly filter: string } | { readonly identity_claim: string },
): readonly FixCommand[] {
  const [name, value] = Object.entries(change)[0] as [string, string];
  const [provider, pool] = [idOr(providerId, '$PROVIDER_ID'), idOr(poolId, '$POOL_ID')];
  return [
    {
      kind: 'confluent-cli',
      text: `confluent iam pool update ${pool} --provider ${provider} --${name.replace('_', '-')} ${shellQuote(value)}`,
    },
    patch(`${provider}/identity-pools/${pool}`, change),
    { kind: 'terraform', text: `resource "confluent_identity_pool" … { ${name} = ${hcl(value)} }` },
  ];
}

/** A value in HCL, where `${` and `%{` begin templates. */
const hcl = (value: Json): string => JSON.stringify(value).replaceAll('${', '$${').replaceAll('%{', '%%{');
