import type { Means } from '../ask.ts';
import { given, having, type Draft } from '../draft.ts';

export async function askClient(draft: Draft, { asker }: Means): Promise<Draft> {
  const known = given(draft, 'client');
  const client = await asker.choose({
    message: 'Which client is it?',
    begin: known ?? 'java',
    options: [
      { value: 'java', label: 'Java', hint: 'Apache Kafka, Spring, Kafka Connect, SnapLogic' },
      { value: 'librdkafka', label: 'librdkafka', hint: 'Python, Go, .NET, C, kcat' },
      { value: 'kafkajs', label: 'kafkajs' },
      { value: 'none', label: 'another client, or none yet' },
    ],
  });
  return having(draft, 'client', client === 'none' ? '' : client);
}

/**
 * Java and librdkafka have their own token fetcher, which sends neither audience nor resource, and authenticates with
 * Basic.
 */
export const fetchesByItself = (draft: Draft): boolean =>
  ['java', 'librdkafka'].includes(given(draft, 'client') ?? '');
