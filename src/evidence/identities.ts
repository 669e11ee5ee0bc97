import type { Evidence } from './evidence.ts';
import { isExampleName, isNearExample } from './example-names.ts';
import { valueOf } from './observation.ts';

/** Claims that identify a person (OpenID Connect Core 1.0 section 5.1, and additions by Entra, Okta and Cognito). */
const CLAIMS: ReadonlySet<string> = new Set([
  ...['sub', 'azp', 'appid', 'client_id', 'clientId', 'cid', 'uid', 'oid', 'tid', 'email', 'upn', 'name'],
  ...['unique_name', 'preferred_username', 'username', 'cognito:username', 'app_displayname', 'given_name'],
  ...['family_name', 'nickname', 'org_id', 'org_name', 'tenant', 'tenantId'],
]);

/** Parts of domain names that belong to a vendor or country, or that identify only a product. */
const DOMAINS =
  /(?:^|\.)(?:(?:(?:us|eu|au|jp|ca|uk|in)\.)?auth0\.com|okta(?:preview|-emea|-gov)?\.com|oktapreview\.com|(?:login|sts|graph)\.microsoftonline\.(?:com|us|cn)|microsoftonline\.(?:com|us|cn)|onmicrosoft\.com|microsoft\.com|windows\.net|confluent\.(?:cloud|io)|amazon(?:aws|cognito)\.com|pingone\.(?:com|eu|ca|asia)|pingidentity\.com|google(?:apis|usercontent)?\.com|github\.com|githubusercontent\.com|gitlab\.com|oraclecloud\.com|azure\.com|kubernetes\.io|localhost|(?:co|com|org|ac|gov)\.[a-z]{2}|[a-z]{2,})$/i;

/** Host labels that say what a machine is for, or where it is. */
const LABEL =
  /^(?:\*|www|login|sso|auth|oauth|oauth2|idp|id|identity|accounts?|sts|api|kafka|broker|bootstrap|glb|private|public|internal|proxy|keycloak|adfs|cognito-idp|sandbox|local|localhost|aws|gcp|azure|[a-z]{2,}-[a-z]+-?\d+|[a-z]+\d|[a-z]{2}|\d+)$/i;

/** A Confluent id, whose prefix gives its kind. */
const CONFLUENT_ID =
  /(?:\b(?:lkc|pkc|lsrcc?|psrc)|(?<![\w-])(?:env|pool|op|sa|u|group|n|cp|pr|ipr|gw|ap|dlz))-([a-z0-9]{4,})\b/g;
const GUID = /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/gi;
const OKTA_ID = /\b(?:0o[a-z]|00u|aus)[A-Za-z\d]{14,}\b/g;
const EMAIL = /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
/** Where product URLs contain a tenant. The URLs of Keycloak, Cognito, Auth0 and ADFS themselves have none. */
const TENANT = /\/realms\/([^/?#"\s]+)|\/([a-z]{2}-[a-z]+-\d_[A-Za-z\d]+)/g;
/**
 * AWS writes an account as the fifth field of an ARN, and a role, user or session by its name at the end
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html).
 */
const ARN = /\barn:aws[\w-]*:[\w-]*:[\w-]*:(\d{12})(?!\d)/gi;
const ARN_NAME = /\barn:aws[\w-]*:[^:\s]*:[^:\s]*:\d{12}:(?:[\w-]+)[/:]([\w+=,.@/-]+)/gi;
const AUTHORITY = /[a-z][a-z\d+.-]{0,30}:\/\/(?:[^/?#@\s"']*@)?([a-z\d.*-]+)/gi;

/**
 * The texts to replace: whole names, such as `orders-service`, and host labels, such as `acme` in `sso.acme.example`.
 */
export function identitiesIn(evidence: Evidence): readonly string[] {
  const texts = textsIn(evidence);
  const hosts = [...hostsIn(evidence), ...texts.flatMap((text) => groupsOf(text, AUTHORITY))];
  const emails = texts.flatMap((text) => text.match(EMAIL) ?? []);
  const found = [
    ...[...hosts, ...emails.map((email) => email.slice(email.indexOf('@') + 1))].flatMap(ownLabels),
    ...emails.map((email) => email.slice(0, email.indexOf('@'))),
    ...texts.flatMap((text) => [
      ...groupsOf(text, CONFLUENT_ID),
      ...groupsOf(text, TENANT),
      ...groupsOf(text, ARN),
      ...groupsOf(text, ARN_NAME).flatMap((name) => name.split('/')),
      ...(text.match(GUID) ?? []),
      ...(text.match(OKTA_ID) ?? []),
    ]),
    ...namesOf(evidence),
  ];
  const names = [...new Set(found)].filter((each) => each.length > 1 && !isVocabulary(each));
  const examples = names.filter(isExampleName);
  // A typing error is a fault only beside the name that was meant.
  return names.filter((each) => !isExampleName(each) && !isNearExample(each, examples));
}

/** Words of the protocols and products, which identify no one. */
const isVocabulary = (text: string): boolean =>
  /^(?:0000000\d-0000-.*|keys|kafka|confluent|client|clients|account|admin|default|test|master|common|organizations|consumers|openid|profile|email|true|false|none|null|token|user|users|localhost|me)$/i.test(
    text,
  );

function namesOf(evidence: Evidence): readonly string[] {
  const { client, token, broker } = evidence;
  const claims = valueOf(token.jwt)?.claims ?? {};
  const said = Object.entries(claims).flatMap(([name, value]) =>
    CLAIMS.has(name) && typeof value === 'string' ? namesIn(value) : [],
  );
  const files = [client.configuration?.file, client.caFile].flatMap((file) => file?.split(/[\\/]/) ?? []);
  return [
    ...said,
    ...comparedNames(evidence),
    client.name.startsWith('lab ') ? '' : client.name,
    client.clientId?.split('@')[0] ?? '',
    client.authorizationIdentity ?? '',
    ...client.topics.map(({ name }) => name),
    ...client.groups,
    ...files.map((part) => part.replace(/\.[a-z\d]{1,10}$/i, '')),
    ...textsIn(broker).flatMap((text) => groupsOf(text, /\bUser:([\w-]+)/g)),
  ].filter((each) => each !== '');
}

/**
 * Auth0 writes a user as `strategy|connection|id`: the strategy says only what kind of user it is
 * (https://auth0.com/docs/manage-users/user-accounts/identify-users).
 */
const AUTH0_STRATEGY =
  /^(?:auth0|ad|adfs|amazon|apple|bitbucket|custom|email|facebook|github|google-apps|google-oauth2|linkedin|oauth1|oauth2|office365|oidc|okta|paypal|pingfederate|salesforce|samlp|sharepoint|sms|twitter|waad|windowslive)\|/i;

/** A comparison of a claim with one literal, or with the members of a list. */
const COMPARED =
  /\bclaims(?:\.(\w+)|\[["']([^"']+)["']\])\s*(?:[=!]=|in\b)\s*(\[[^\]]*\]|"[^"\\]*"|'[^'\\]*')/g;

/** Names of others that a pool's filter lets in, or keeps out. */
const comparedNames = (evidence: Evidence): readonly string[] =>
  membersIn(evidence, ['filter', 'poolFilter'])
    .flatMap((filter) => [...filter.matchAll(COMPARED)])
    .filter(([, name, quoted]) => CLAIMS.has(name ?? quoted ?? ''))
    .flatMap(([, , , literals]) => groupsOf(literals!, /"([^"\\]+)"|'([^'\\]+)'/g))
    .flatMap(namesIn);

/** The names in a claim that identifies a person. */
const namesIn = (value: string): readonly string[] =>
  AUTH0_STRATEGY.test(value)
    ? value
        .split('|')
        .slice(1)
        .flatMap((part) => part.split('@')[0]!)
    : [value.split('@')[0]!];

/** Host names that appear outside a URL, and the names in certificates. */
function hostsIn({ connections, client, broker }: Evidence): readonly string[] {
  const chain = Object.values(connections).flatMap((each) =>
    membersIn(each, ['names', 'subject', 'issuer', 'host']),
  );
  const distinguished = chain.flatMap((text) => groupsOf(text, /(?:CN|O|OU|L|ST)=([^,=+\n]+)/g));
  return [
    ...chain.filter((text) => !text.includes('=')),
    ...distinguished,
    ...client.bootstrapServers.map((server) =>
      server
        .replace(/^.*:\/\//, '')
        .replace(/:\d+\s*$/, '')
        .trim(),
    ),
    ...membersIn(broker, ['host']),
  ];
}

/** The labels of a host that identify its owner; for a name that is not a host, all its words. */
function ownLabels(host: string): readonly string[] {
  if (/^[\d.]+$/.test(host)) return [];
  const own = host.includes('.') ? host.replace(DOMAINS, '').split('.') : host.split(/\s+/);
  return own.filter((label) => !LABEL.test(label) && !/^(?:b\d+-)?(?:pkc|lkc|lsrcc?)-/.test(label));
}

const groupsOf = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].flatMap((match) => match.slice(1).find(Boolean) ?? []);

/** Every text in plain data. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** The values of members with these names. */
function membersIn(value: unknown, names: readonly string[]): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    names.includes(name) ? textsIn(member) : membersIn(member, names),
  );
}
