import { json } from '../../commands/json.ts';
import { consolePath, hclResource } from '../../commands/other-text.ts';
import { sh, words, type ShellCommand } from '../../commands/sh.ts';
import {
  filled,
  isToFillIn,
  pathStepOr,
  valueOr,
  type Filled,
  type Value,
  type Variable,
} from '../../commands/value.ts';
import type { FixCommand } from '../../evidence/fix.ts';

/** A known value, or a variable for what only the user knows. */
type Given = string | Variable | Filled;

const patch = (path: Filled, body: Parameters<typeof json>[0]): FixCommand => ({
  kind: 'rest',
  text: sh`curl --fail-with-body -u "$CLOUD_API_KEY:$CLOUD_API_SECRET" -X PATCH -H 'content-type: application/json' \
  "https://api.confluent.cloud/iam/v2/identity-providers/${path}" -d ${json(body)}`,
});

/** The labels of fields in Confluent Cloud's console, from its documentation. */
const FIELDS: Readonly<Record<string, string>> = {
  issuer: 'Issuer URI',
  jwks_uri: 'JWKS URI',
  filter: 'Filter',
  identity_claim: 'Identity claim',
};

/** The way through the console, for those who have no API key and no CLI (docs.confluent.io, "Manage the JWKS URI"). */
const inConsole = (...steps: readonly Value[]): FixCommand => ({
  kind: 'console',
  text: consolePath('Accounts & access', 'Workload identities', ...steps),
});

/** Fields of a page with their new values; what only the user knows is described in words. */
const fieldsOf = (settings: readonly (readonly [string, Given])[]): string =>
  settings
    .map(([name, value]) => {
      const field = FIELDS[name] ?? name;
      return isToFillIn(value) ? field : `${field}: ${value.toString()}`;
    })
    .join(', ');

/** The flags of `confluent iam identity-provider update`, by the names of the API. */
const CLI_FLAGS = {
  issuer: sh`--issuer-uri=`,
  jwks_uri: sh`--jwks-uri=`,
  identity_claim: sh`--identity-claim=`,
} as const satisfies Readonly<Record<string, ShellCommand>>;

/** Fields of an identity provider, by their names in the API, with their new values. */
type ProviderChange = { readonly [name in keyof typeof CLI_FLAGS]?: Given };

/**
 * Changes an identity provider: in the console, with the API, with the CLI (version 4.75 and later; older ones cannot
 * change issuer and JWKS URI) and with Terraform.
 */
export function patchProvider(id: string | undefined, change: ProviderChange): readonly FixCommand[] {
  const settings = Object.entries(change) as readonly (readonly [keyof ProviderChange, Given])[];
  const flags = settings.map(([name, value]) => sh`${CLI_FLAGS[name]}${value}`);
  return [
    inConsole(id ?? 'your provider', 'Edit', fieldsOf(settings), 'Save'),
    {
      kind: 'confluent-cli',
      text: sh`confluent iam identity-provider update ${pathStepOr(id, 'PROVIDER_ID')} ${words(flags)}   # CLI 4.75 or later`,
    },
    patch(filled`${pathStepOr(id, 'PROVIDER_ID')}`, change),
    { kind: 'terraform', text: hclResource('confluent_identity_provider', change) },
  ];
}

/** Registers an issuer, under the name of its host. */
export const registerProvider = (issuer: string, jwksUri: string | undefined): FixCommand => {
  const name = URL.canParse(issuer) ? new URL(issuer).hostname : issuer;
  return {
    kind: 'confluent-cli',
    text: sh`confluent iam provider create ${name} --description ${`Tokens of ${issuer}`} --issuer-uri ${issuer} --jwks-uri ${valueOr(jwksUri, 'JWKS_URI')}`,
  };
};

/**
 * Makes Confluent fetch the JWKS now: in the console, or with the API, whose answer contains the result
 * (`jwks_status`).
 */
export const refreshKeys = (id: string | undefined): readonly FixCommand[] => [
  inConsole(id ?? 'your provider', 'Edit', 'Refresh JWKS keys'),
  patch(filled`${pathStepOr(id, 'PROVIDER_ID')}/jwks`, { spec: { jwks_status: 'REFRESHED' } }),
];

export function patchPool(
  providerId: string | undefined,
  poolId: string | undefined,
  change: { readonly filter: string } | { readonly identity_claim: string },
): readonly FixCommand[] {
  const [provider, pool] = [pathStepOr(providerId, 'PROVIDER_ID'), pathStepOr(poolId, 'POOL_ID')];
  const flag =
    'filter' in change ? sh`--filter=${change.filter}` : sh`--identity-claim=${change.identity_claim}`;
  return [
    inConsole(
      ...[providerId ?? 'your provider', 'Identity pools', poolId ?? 'your pool', 'Edit'],
      ...[fieldsOf(Object.entries(change)), 'Save'],
    ),
    { kind: 'confluent-cli', text: sh`confluent iam pool update ${pool} --provider=${provider} ${flag}` },
    patch(filled`${provider}/identity-pools/${pool}`, change),
    { kind: 'terraform', text: hclResource('confluent_identity_pool', { ...change }) },
  ];
}
