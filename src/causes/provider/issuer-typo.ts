import { amendProviders } from '../../repair/amend.ts';
import { provider } from '../../facts/confluent.ts';
import { jwt } from '../../facts/token.ts';
import { issuerDifference } from '../../idp/issuer-difference.ts';
import { defineCause } from '../define.ts';
import { patchProvider } from '../fixes/confluent-api.ts';
import { nearestProvider } from './_nearest.ts';

/** RFC 7519 section 4.1.1: issuers are compared byte for byte, spaces included. */
export default defineCause({
  id: 'provider/issuer-typo',
  title: 'The issuer registered in Confluent is mistyped',
  reads: { all: provider.all, iss: jwt.iss },
  mayRead: { meant: provider.meant },
  recognise: ({ all, iss, meant }) => {
    if (iss === undefined) return null;
    const slip = meant === undefined ? nearestProvider(all, iss) : meant;
    if (slip?.issuer === undefined || all.some(({ issuer }) => issuer === iss)) return null;
    const kind = issuerDifference(iss, slip.issuer);
    if (meant !== undefined && kind !== 'typo' && kind !== 'whitespace' && kind !== 'document') return null;
    return {
      strength: 'shown',
      because:
        kind === 'whitespace'
          ? 'The issuer in the provider has spaces around it; issuers are compared byte for byte.'
          : kind === 'document'
            ? 'The provider has the URL of a document or an endpoint where the issuer belongs.'
            : `The issuer in the provider differs from the token's ${whereFrom(iss, slip.issuer)}.`,
      contrast: [
        { label: 'issuer in the token', value: iss, source: 'the token' },
        { label: 'issuer registered in Confluent', value: slip.issuer, source: slip.source },
      ],
      iss,
      wrong: slip.issuer,
      providerId: slip.id,
    };
  },
  repair: (evidence, { iss, wrong }) =>
    amendProviders(evidence, (all) =>
      all.map((each) => (each.issuer === wrong ? { ...each, issuer: iss } : each)),
    ),
  repaired: "with the token's issuer registered in Confluent",
  fix: ({ iss, providerId }) => ({
    summary: 'Copy the issuer from the token into the identity provider, byte for byte.',
    steps: [],
    commands: patchProvider(providerId, { issuer: iss }),
  }),
});

/** "from its 13th character on", to point to the difference. */
function whereFrom(a: string, b: string): string {
  const at = [...a].findIndex((character, index) => character !== b[index]);
  return `from character ${(at === -1 ? a.length : at) + 1} on`;
}
