import { client } from '../../facts/client.ts';
import { defineCheck, fail, pass } from '../define.ts';

/** Clients accept only an absolute URL (Apache Kafka's `ConfigurationUtils`: "is missing the protocol"). */
export default defineCheck({
  id: 'config/token-url-is-absolute',
  title: 'The token URL is an absolute http(s) URL',
  enforcedBy: 'client',
  step: 40,
  reads: { url: client.tokenEndpoint },
  run: ({ url }) => {
    const whole = URL.canParse(url) && /^https?:\/\//i.test(url);
    return whole ? pass(`the token URL is ${url}`) : fail(`the token URL is ${JSON.stringify(url)}`);
  },
});
