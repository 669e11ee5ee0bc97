import { behaviour } from '../../clients/facts.ts';
import { client } from '../../facts/client.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** The token fetchers of Java (KIP-768) and librdkafka send `grant_type` and `scope`, and nothing else. */
export default defineCheck({
  id: 'config/audience-can-be-sent',
  title: 'The client can send the configured audience',
  enforcedBy: 'nobody',
  step: 74,
  reads: { audience: client.audience, isGiven: client.givenToken, isSent: behaviour.sendsAudience },
  run: ({ audience, isGiven, isSent }) =>
    audience === undefined || isGiven || isSent
      ? pass('no audience is configured, or this client sends it')
      : warn(`the audience ${audience} is configured, and this client cannot send one`),
});
