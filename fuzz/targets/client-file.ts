import { clientsIn, givenByClientFile, readClientFile } from '../../src/client-files/client-file.ts';
import { maskedText } from '../../src/client-files/mask.ts';
import { UsageError } from '../../src/text/problem.ts';
import { fixtures, nameAndContent, type FuzzTarget } from '../target.ts';

/** Like `lint`: recognised by content, with every format, carrier and dialect. */
export default {
  seeds: () => fixtures('client-files', { named: true }),
  words: [
    ...[
      'sasl.jaas.config=',
      'sasl.oauthbearer.token.endpoint.url=',
      'bootstrap.servers',
      'KAFKA_',
      'apiVersion: v1\n',
    ],
    ...[
      '```properties\n',
      '${file:/a:b}',
      '${env:A}',
      '> ',
      'docker run -e ',
      'data:\n',
      'resource "',
      '{"cells": [',
    ],
  ],
  refusal: (error) => error instanceof UsageError,
  run: (input) => {
    const file = readClientFile(...nameAndContent(input));
    for (const client of clientsIn(file)) givenByClientFile(client, {});
    maskedText(file, ['s3cr3t-s3cr3t']);
  },
} satisfies FuzzTarget;
