import type { ClientFacts } from '../../evidence/client.ts';
import type { FixCommand } from '../../evidence/fix.ts';
import { shellQuote } from '../../text/shell.ts';

/** Asks for a token as the client would, by hand: with what is configured, and variables for what is not known here. */
export function fetchToken({ tokenEndpoint, clientId, scope, audience }: ClientFacts): FixCommand {
  const or = (value: string | undefined, variable: string): string =>
    value === undefined || value === '' ? `"$${variable}"` : shellQuote(value);
  const further = Object.entries({ scope, audience })
    .map(([name, value]) =>
      value === undefined || value === '' ? '' : ` --data-urlencode ${shellQuote(`${name}=${value}`)}`,
    )
    .join('');
  return {
    kind: 'client-config',
    text: `curl -sS ${or(tokenEndpoint, 'TOKEN_ENDPOINT')} -d grant_type=client_credentials -d client_id=${or(clientId, 'CLIENT_ID')} --data-urlencode client_secret="$CLIENT_SECRET"${further}`,
  };
}
