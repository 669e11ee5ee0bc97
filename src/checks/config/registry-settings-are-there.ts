import { ownFile } from '../../clients/facts.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** Kafka's broker needs none of it: Schema Registry has a separate sign-in, with its own settings. */
export default defineCheck({
  id: 'config/registry-settings-are-there',
  title: 'The Schema Registry client has every setting that its OAuth sign-in needs',
  enforcedBy: 'nobody',
  about: 'schema-registry',
  step: 77,
  reads: { gap: ownFile.registryGap },
  run: ({ gap }) =>
    gap === undefined
      ? pass('no Schema Registry client signs in with OAuth, or nothing of it is missing')
      : warn(`missing: ${gap.missing.join(', ')}`),
});
