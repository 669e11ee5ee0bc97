import type { ClientFacts } from '../evidence/client.ts';
import type { FixCommand } from './define.ts';

/** Quotes a value for a POSIX shell, if it needs it: what stands in a command to paste may come from a hostile server. */
export const shellQuote = (text: string): string =>
  /^[A-Za-z0-9_./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;

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
