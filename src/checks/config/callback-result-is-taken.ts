import { ownFile } from '../../clients/facts.ts';
import { defineCheck, fail, pass } from '../define.ts';

/**
 * The return value of a program's token callback: for confluent-kafka-python a tuple of token and expiry, or of those,
 * the principal and the extensions (`oauth_cb`, `confluent_kafka.c`).
 */
export default defineCheck({
  id: 'config/callback-result-is-taken',
  title: 'The token callback returns what the client takes',
  enforcedBy: 'client',
  step: 25,
  reads: { callback: ownFile.callback },
  run: ({ callback }) =>
    callback?.returns === 'wrong-shape'
      ? fail('oauth_cb returns its members in another order or number')
      : pass('no token callback is seen to return anything else'),
});
