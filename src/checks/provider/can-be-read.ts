import { confluentSide } from '../../facts/control-plane.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** What the doctor may not read says nothing of the client. */
export default defineCheck({
  id: 'provider/can-be-read',
  title: "The doctor may read Confluent's identity providers",
  enforcedBy: 'nobody',
  step: 1,
  reads: { listing: confluentSide.listing },
  run: ({ listing }) =>
    listing.ok ? pass('the API key may read identity providers') : warn(listing.message),
});
