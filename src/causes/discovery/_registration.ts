import type { FixCommand } from '../../evidence/fix.ts';
import { shellQuote } from '../../text/shell.ts';

/** Shows what a discovery document says, for a person to copy into Confluent's identity provider. */
export const showDiscovery = (url: string): FixCommand => ({
  kind: 'idp',
  text: `curl -s ${shellQuote(url)} | jq '{issuer, jwks_uri, token_endpoint}'`,
});
