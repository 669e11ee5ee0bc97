import { sh } from '../../commands/sh.ts';
import { presumeProviders } from '../../repair/amend.ts';
import { confluentSide } from '../../facts/control-plane.ts';
import { defineCause } from '../define.ts';

/** The API key's permissions are not the client's: what cannot be read stays unknown, and is never a fault. */
export default defineCause({
  id: 'provider/api-403',
  title: 'The Cloud API key may not read identity providers, so their checks could not run',
  reads: { listing: confluentSide.listing },
  recognise: ({ listing }) =>
    !listing.ok && listing.stage === 'http' && (listing.code === 'HTTP_401' || listing.code === 'HTTP_403')
      ? {
          strength: 'shown',
          role: 'advice',
          because: `Confluent answered: ${listing.message}. The client itself does not need this API.`,
        }
      : null,
  repair: presumeProviders,
  repaired: 'with an API key that may read them',
  fix: () => ({
    summary:
      'Give the doctor a Cloud API key (not a cluster key) of somebody with the role OrganizationAdmin.',
    steps: [
      'Or read issuer, jwks_uri, key ids and filter off the console, and pass them by flags: --provider-issuer and the others.',
    ],
    commands: [
      {
        kind: 'confluent-cli',
        text: sh`confluent api-key create --resource cloud --description "oauthbearer doctor"`,
      },
    ],
  }),
});
