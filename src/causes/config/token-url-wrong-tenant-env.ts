import { sh } from '../../commands/sh.ts';
import { presumeOtherToken } from '../../repair/amend.ts';
import { client } from '../../facts/client.ts';
import { identify } from '../../idp/identify.ts';
import { defineCause } from '../define.ts';
import {
  explainedByTokenEndpoint,
  issuerContrast,
  issuerMayRead,
  issuerReads,
  publishedRow,
} from '../jwt/issuer-mismatch.ts';
import { without } from './_repair.ts';
import { setTokenUrl } from './_token-url.ts';

/**
 * The client gets its token from one tenant, realm or environment, and Confluent trusts another: a token from `dev` at
 * the provider for `prod`. Both are valid by themselves. Issuers that differ in another way (a slash, a version, a
 * custom domain) belong to the `jwt` gate.
 */
export default defineCause({
  id: 'config/token-url-wrong-tenant-env',
  title: 'The token comes from another tenant or environment than the one registered in Confluent',
  reads: { ...issuerReads, url: client.tokenEndpoint },
  mayRead: issuerMayRead,
  recognise: ({ iss, issuer, url, published, unrelated }, sources) => {
    if (iss === undefined || unrelated !== undefined) return null;
    if (!explainedByTokenEndpoint({ iss, issuer, tokenEndpoint: url })) return null;
    return {
      strength: 'shown',
      because: `The client fetches its token at ${url}, whose issuer is ${iss}; Confluent's identity provider trusts ${issuer}.`,
      contrast: issuerContrast(iss, issuer, sources),
      rows: publishedRow(published),
      right: tokenEndpointLike(url, iss, issuer),
      issuer,
    };
  },
  repair: (evidence, { right }) => {
    const unnamed = without(evidence.client, 'tokenEndpoint');
    return presumeOtherToken({
      ...evidence,
      client: right === undefined ? unnamed : { ...unnamed, tokenEndpoint: right },
    });
  },
  repaired: 'with a token of the tenant that is registered at Confluent',
  fix: ({ right, issuer }, evidence) => ({
    summary: `Fetch the token from ${issuer}, with the client id and secret that belong there.`,
    steps: [
      "Client id and secret are the tenant's as well: change all three together.",
      'If the other tenant is meant, use the identity provider and pool at Confluent that trust it.',
    ],
    commands: [
      ...setTokenUrl(evidence.client, right),
      { kind: 'confluent-cli', text: sh`confluent iam provider list` },
    ],
  }),
});

/** The same product's token endpoint at another issuer, if its URLs allow that to be derived; otherwise undefined. */
function tokenEndpointLike(url: string, iss: string, issuer: string): string | undefined {
  const base = iss.replace(/\/$/, '');
  const other = issuer.replace(/\/$/, '');
  const moved = url.startsWith(base) ? `${other}${url.slice(base.length)}` : undefined;
  const product = identify([url]);
  return moved !== undefined && URL.canParse(moved) && product?.issuerOf?.(new URL(moved)) === issuer
    ? moved
    : undefined;
}
