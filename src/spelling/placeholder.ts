/**
 * Placeholders that remain when a template was not rendered. None is longer than 200 characters, so that a text of
 * opening brackets is not searched to its end from each of them.
 */
const TEMPLATES: readonly RegExp[] = [
  /\$\{[^}]{1,200}\}/, // shell, Spring, Terraform
  /\$\([^)]{1,200}\)/, // Kubernetes `env`, Azure Pipelines
  /\{\{[^}]{0,200}\}\}/, // Helm, Jinja, Ansible
  /<[^<>\s][^<>]*>/, // documentation
  // At least three characters: `%E2%80%93` is percent-encoding, `%TENANT%` is a Windows variable.
  /%[A-Z_][A-Z0-9_]{2,}%/,
  /^\$[A-Z_][A-Z0-9_]*$/,
  /^@{1,2}[A-Za-z0-9_.]+@{1,2}$/, // Maven, CMake
  /#\{[^{}]+\}#?/, // Octopus Deploy, Azure Pipelines
  /^__[A-Z0-9_]+__$/,
  // `OAUTH_TOKEN_API_URL` in an example: a constant's name in place of its value.
  /^[A-Z][A-Z0-9]*_(?:[A-Z0-9]+_)*(?:ID|URL|URI|SECRET|HOST|ENDPOINT|SERVERS?|BROKERS?|CLUSTER|POOL|TENANT)$/,
  /^(?:change[-_ ]?me|replace[-_ ]?me|todo|tbd|x{3,})$/i,
  /^(?:your|my)[-_ ].*(?:id|name|here|host|url|secret)$/i,
  // In a URL: `https://YOUR_DOMAIN/oauth/token`, `https://your-tenant.auth0.com`, `…/{tenant}/oauth2/v2.0/token`.
  /(?<=:\/\/)[^/?#]*(?:\byour[-_]?(?:own|domain|tenant|org|company|realm|okta|auth0|idp|identity|host|server))[^/?#]*/i,
  /(?<=:\/\/)[^/?#]*\b(?!SASL_)[A-Z]+_[A-Z_]+\b[^/?#]*/,
  /\{[A-Za-z][\w-]*\}(?<=:\/\/[^?#]{0,500})/,
  /\b(?:lkc|pkc|pool|op)-x{3,}\b/i,
  // The shape of a GUID, alone or in a URL.
  /(?<![\w-])x{3,}(?:-x{3,})+(?![\w-])/i,
];

/** The part of a setting that still has to be filled in; undefined when it is a real value. */
export function placeholderIn(text: string): string | undefined {
  for (const template of TEMPLATES) {
    const found = template.exec(text.trim());
    if (found !== null) return found[0];
  }
  return undefined;
}
