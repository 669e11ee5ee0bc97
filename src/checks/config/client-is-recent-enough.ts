import { behaviour } from '../../clients/facts.ts';
import { MILESTONES } from '../../clients/oldest.ts';
import { client } from '../../facts/client.ts';
import { defineCheck, fail, pass, warn } from '../define.ts';

/** KIP-768 added the Java client's token fetcher in 3.1; librdkafka has one since 1.9.0. */
export default defineCheck({
  id: 'config/client-is-recent-enough',
  title: 'The client is recent enough to fetch tokens itself',
  enforcedBy: 'client',
  step: 18,
  reads: { family: client.family, version: client.version, age: behaviour.age },
  run: ({ family, version, age }) => {
    if ((family !== 'java' && family !== 'librdkafka') || version === undefined)
      return pass('the version is not known, or does not matter here');
    const { fetches, documented } = MILESTONES[family];
    switch (age) {
      case 'recent':
        return pass(`the client's version is ${version}`);
      case 'below-advice':
        return warn(
          `the client's version is ${version}; Confluent's documentation asks for ${documented} at least`,
        );
      case 'without-fetcher':
        return fail(`the client's version is ${version}, and the first that fetches tokens is ${fetches}`);
    }
  },
});
