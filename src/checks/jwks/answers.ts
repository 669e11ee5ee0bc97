import { keys } from '../../evidence/facts/keys.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** Confluent goes on with the keys that it holds while the JWKS is down, so this alone keeps nobody out. */
export default defineCheck({
  id: 'jwks/answers',
  title: 'The jwks_uri answers',
  enforcedBy: 'nobody',
  step: 10,
  reads: { fetch: keys.fetch },
  run: ({ fetch }) => {
    if (!fetch.ok) return warn(fetch.message);
    const { status, url } = fetch.document;
    return status === 200 ? pass(`${url} answered`) : warn(`${url} answered HTTP ${status}`);
  },
});
