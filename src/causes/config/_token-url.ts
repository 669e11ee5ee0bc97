import { valueOr } from '../../commands/value.ts';
import type { Source } from '../../evidence/source.ts';
import { asCase, fact, known, type Fact } from '../../evidence/fact.ts';
import { client } from '../../facts/client.ts';
import { discovery } from '../../facts/discovery.ts';
import { provider } from '../../facts/confluent.ts';
import { withoutSlash, type TokenUrlFault } from '../../spelling/token-url.ts';
import { jwt, token } from '../../facts/token.ts';
import { tokenUrlFaultOf } from '../../idp/token-url.ts';
import { writeSetting } from '../../clients/notation/notation.ts';
import type { ClientFacts } from '../../evidence/client.ts';
import type { EvidenceRow } from '../define.ts';
import type { FixCommand } from '../../evidence/fix.ts';
import { refusal } from './token-refusal.ts';

/** What the text of the token URL reveals, given the known issuers. */
const fault: Fact<TokenUrlFault | undefined> = asCase(
  fact('form of the token endpoint', (evidence) => {
    const url = client.tokenEndpoint.read(evidence);
    if (!url.known) return url;
    const issuers = [discovery.issuer.read(evidence), provider.issuer.read(evidence)];
    return known(
      tokenUrlFaultOf(
        url.value,
        issuers.flatMap((each) => (each.known && each.value !== undefined ? [each.value] : [])),
      ),
      url.source,
    );
  }),
);

export const tokenUrlReads = { url: client.tokenEndpoint, fault } as const;
export const tokenUrlMayRead = {
  token: jwt.shape,
  refused: refusal,
  answer: token.answer,
  published: discovery.tokenEndpoint,
} as const;

/** The configured URL compared with the published one, when a discovery document names one. */
export const urlContrast = (
  url: string,
  published: string | undefined,
  source: Source,
): { readonly contrast?: readonly [EvidenceRow, EvidenceRow] } =>
  published === undefined || published === url
    ? {}
    : {
        contrast: [
          { label: 'token endpoint', value: url, source },
          {
            label: 'token_endpoint in the discovery document',
            value: published,
            source: 'discovery document',
          },
        ],
      };

/** The setting, under the client's name for it. */
export const setTokenUrl = (client: ClientFacts, url: string | undefined): readonly FixCommand[] => [
  writeSetting(client, 'tokenEndpoint', valueOr(url, 'TOKEN_ENDPOINT')),
];

export const isSameButSlash = (one: string, other: string): boolean =>
  withoutSlash(one) === withoutSlash(other);
