import { sh } from '../../commands/sh.ts';
import type { FixCommand } from '../../evidence/fix.ts';

/** Shows what a discovery document says, for a person to copy into Confluent's identity provider. */
export const showDiscovery = (url: string): FixCommand => ({
  kind: 'idp',
  text: sh`curl -s ${url} | jq '{issuer, jwks_uri, token_endpoint}'`,
});
