import { sh, words, type ShellCommand } from '../../commands/sh.ts';
import { valueOr, type Value } from '../../commands/value.ts';
import type { ClientFacts } from '../../evidence/client.ts';
import type { FixCommand } from '../../evidence/fix.ts';

/** The options of `curl` for a token request with the secret in a Basic header. */
export const asBasic = (clientId: Value): ShellCommand =>
  sh`-u "${clientId}:$CLIENT_SECRET" -d grant_type=client_credentials`;

/** Requests a token by hand as the client would, with the configured values and variables for unknown ones. */
export function fetchToken({ tokenEndpoint, clientId, scope, audience }: ClientFacts): FixCommand {
  const isGiven = (value: string | undefined): value is string => value !== undefined && value !== '';
  return {
    kind: 'client-config',
    text: words([
      sh`curl -sS ${valueOr(tokenEndpoint, 'TOKEN_ENDPOINT')} -d grant_type=client_credentials -d client_id=${valueOr(clientId, 'CLIENT_ID')} --data-urlencode client_secret="$CLIENT_SECRET"`,
      ...(isGiven(scope) ? [sh`--data-urlencode scope=${scope}`] : []),
      ...(isGiven(audience) ? [sh`--data-urlencode audience=${audience}`] : []),
    ]),
  };
}
