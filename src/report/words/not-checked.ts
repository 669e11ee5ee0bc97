import type { Report } from '../report.ts';
import { count } from './grammar.ts';

/** What each missing input prevents from being checked, in one sentence each. */
export const notChecked = ({ missing }: Report): readonly string[] =>
  missing.map(
    ({ input, wouldSettle }) =>
      `${count(wouldSettle.length, 'check')} ${wouldSettle.length === 1 ? 'needs' : 'need'} ${INPUT[input] ?? input}.`,
  );

/** An input in words, with the flag that gives it. */
const INPUT: Readonly<Record<string, string>> = {
  '--confluent-api-key-env': 'a Cloud API key (--confluent-api-key-env)',
  '--client-config': "the client's own file (--client-config)",
  '--client-secret-env': 'a token: the client secret (--client-secret-env), or --token-file',
  '--bootstrap-server': 'the bootstrap server (--bootstrap-server)',
  '--topic': 'a topic of the client (--topic NAME:read)',
  '--group': 'a consumer group of the client (--group NAME)',
};
