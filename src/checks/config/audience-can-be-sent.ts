import { canSend } from '../../clients/fetcher.ts';
import { hasAudienceInScope } from '../../clients/scope.ts';
import { client } from '../../facts/client.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** The fetchers of Java (KIP-768) and librdkafka send `grant_type` and `scope`, and nothing else. */
export default defineCheck({
  id: 'config/audience-can-be-sent',
  title: 'The client can send the configured audience',
  enforcedBy: 'nobody',
  step: 74,
  reads: { configured: client.all },
  run: ({ configured }) =>
    configured.audience === undefined ||
    configured.givenToken ||
    canSend(configured, 'audience') ||
    hasAudienceInScope(configured)
      ? pass('no audience is configured, or this client sends it')
      : warn(`the audience ${configured.audience} is configured, and this client cannot send one`),
});
