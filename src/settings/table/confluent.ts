import { EVERY_FORM } from './forms.ts';
import type { Setting } from '../setting.ts';

const CONFLUENT = { group: 'Confluent Cloud', kind: 'text' } as const;

/** How to read Confluent Cloud's configuration. */
export const CONFLUENT_SETTINGS = [
  {
    ...CONFLUENT,
    key: 'providerId',
    flag: 'provider-id',
    doc: "the id of Confluent's identity provider",
    example: 'op-a1b2',
  },
  {
    ...CONFLUENT,
    key: 'poolId',
    flag: 'pool-id',
    doc: 'the id of the identity pool, as the client sends it',
    example: 'pool-a1b2',
  },
  {
    ...CONFLUENT,
    key: 'confluentApiKey',
    flag: 'confluent-api-key',
    doc: 'a Cloud API key (not a cluster key)',
    example: 'CONFLUENT_CLOUD_API_KEY',
    forms: EVERY_FORM,
  },
  {
    ...CONFLUENT,
    key: 'confluentApiSecret',
    flag: 'confluent-api-secret',
    doc: 'the secret of that API key',
    example: 'CONFLUENT_CLOUD_API_SECRET',
    secret: true,
    forms: EVERY_FORM,
  },
  {
    ...CONFLUENT,
    key: 'confluentApiUrl',
    flag: 'confluent-api-url',
    doc: "Confluent's API",
    example: 'https://api.confluent.cloud',
  },
] as const satisfies readonly Setting[];
