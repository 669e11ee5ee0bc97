import { behaviour } from '../../clients/facts.ts';
import { ALLOWED_URLS } from '../../clients/java-allowed-urls.ts';
import { client } from '../../facts/client.ts';
import { logged } from '../../facts/logged.ts';
import { defineCheck, fail, pass, warn } from '../define.ts';

/** A system property of the JVM, so no file of the client shows it. */
export default defineCheck({
  id: 'config/token-url-is-allowed',
  title: 'The JVM allows the token URL',
  enforcedBy: 'client',
  step: 44,
  reads: { url: client.tokenEndpoint, version: client.version, allowance: behaviour.allowance },
  mayRead: { fetched: logged.tokenFetched },
  run: ({ url, version, allowance, fetched }) => {
    if (fetched === true) return pass('the log shows that the client fetched a token');
    switch (allowance) {
      case 'allowed':
        return pass('this client needs no list of allowed URLs, or the token URL is in it');
      case 'any':
        return warn(`${ALLOWED_URLS} is *, which only Confluent's own build reads as any URL`);
      case 'in-the-file':
        return warn(`${ALLOWED_URLS} stands in the client's file, where nothing reads it`);
      case 'not-known':
        return warn(`Kafka ${version ?? ''} needs ${url} in ${ALLOWED_URLS}, which no file shows`);
      case 'refused':
        return fail(`${ALLOWED_URLS} does not have ${url} in it`);
    }
  },
});
