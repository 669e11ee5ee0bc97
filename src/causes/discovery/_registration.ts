import { sh } from '../../commands/sh.ts';
import type { FixCommand } from '../../evidence/fix.ts';

/** Prints what a discovery document says, to be copied into Confluent's identity provider. */
export const showDiscovery = (url: string): FixCommand => ({
  kind: 'idp',
  text: sh`curl -s ${url} | jq '{issuer, jwks_uri, token_endpoint}'`,
});
