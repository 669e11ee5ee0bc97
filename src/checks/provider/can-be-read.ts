import { confluentSide } from '../../facts/control-plane.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** The API key's permissions are not the client's. */
export default defineCheck({
  id: 'provider/can-be-read',
  title: "The doctor may read Confluent's identity providers",
  enforcedBy: 'nobody',
  step: 1,
  reads: { listing: confluentSide.listing },
  run: ({ listing }) =>
    listing.ok ? pass('the API key may read identity providers') : warn(listing.message),
});
