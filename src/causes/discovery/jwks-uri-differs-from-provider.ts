import { amendProvider } from '../../repair/amend.ts';
import { provider } from '../../facts/confluent.ts';
import { discovery } from '../../facts/discovery.ts';
import { jwks, kidsOf } from '../../facts/jwks.ts';
import { defineCause } from '../define.ts';
import { patchProvider } from '../fixes/confluent-api.ts';

/**
 * Some keys in common, not all: two URLs of one issuer, one of which is out of date or serves an application's own
 * keys.
 */
export default defineCause({
  id: 'discovery/jwks-uri-differs-from-provider',
  title: 'Confluent reads another jwks_uri than the issuer publishes, and its keys differ',
  reads: {
    published: discovery.jwksUri,
    own: provider.jwksUri,
    theirs: jwks.byDiscovery,
    ours: jwks.byProvider,
    provider: provider.meant,
  },
  recognise: ({ published, own, theirs, ours, provider: meant }, sources) => {
    if (published === undefined || published === own) return null;
    const [here, there] = [kidsOf(theirs), kidsOf(ours)];
    const common = here.filter((kid) => there.includes(kid));
    if (common.length === 0 || (common.length === here.length && common.length === there.length)) return null;
    return {
      strength: 'suggested',
      role: 'advice',
      because: `The issuer publishes its keys at ${published}; Confluent reads ${own}, which has partly different keys.`,
      contrast: [
        { label: 'jwks_uri in the discovery document', value: published, source: sources.published },
        { label: 'JWKS URI registered in Confluent', value: own, source: sources.own },
      ],
      rows: [
        { label: 'keys of the issuer', value: here.join(', '), source: sources.theirs },
        { label: 'keys that Confluent reads', value: there.join(', '), source: sources.ours },
      ],
      published,
      providerId: meant.id,
    };
  },
  repair: (evidence, { published }) => ({
    ...amendProvider(evidence, { jwksUri: published }),
    jwks: { ...evidence.jwks, byProvider: evidence.jwks.byDiscovery },
  }),
  repaired: "with the issuer's JWKS URI registered in Confluent",
  fix: ({ published, providerId }) => ({
    summary: `Set the jwks_uri of the identity provider to ${published}.`,
    steps: [],
    commands: patchProvider(providerId, { jwks_uri: published }),
  }),
});
