import { defineTexts } from '../texts.ts';

export default defineTexts('config/extension-missing-cluster', [
  {
    pattern: /CLUSTER_ID_MISSING_OR_EMPTY/,
    by: ['confluent'],
    points: 'says',
    also: [
      'config/extension-prefix-misuse',
      'config/extension-key-underscore',
      'config/extension-list-comma',
      'config/extension-quotes-space',
      'config/extensions-absent-in-callback',
    ],
    not: 'It is not about the client id, the secret or the scope: the client has a token, and does not name its cluster.',
    example:
      'Authentication failed: 1 extensions are invalid! They are: logicalCluster: CLUSTER_ID_MISSING_OR_EMPTY',
    source: 'kedacore/keda#5757, confluent-kafka-dotnet#2025',
  },
]);
