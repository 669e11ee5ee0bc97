import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { givenByClientFile, readClientFile, type ClientFile } from '../../src/client-files/client-file.ts';
import type { Reading } from '../../src/client-files/reading.ts';
import { writeExtensions, writeProperty, writeSetting } from '../../src/clients/notation/notation.ts';
import type { NeededKey } from '../../src/spelling/settings.ts';
import { lint } from '../../src/doctor/lint.ts';
import type { FamilyId } from '../../src/evidence/family.ts';
import { FAULTS } from './_client-faults.ts';

const FOLDER = 'fixtures/client-files';

/** Without any word of a title, and with words of many: none of them may have an effect. */
const TITLES = [
  'Zq',
  "Docker Compose file, a client of Strimzi's; Spring Boot properties in JSON; oauthbearer YAML for SnapLogic, Kubernetes, source code",
];

const HEALTHY = readdirSync(FOLDER).flatMap((id) =>
  readdirSync(`${FOLDER}/${id}`).map(
    (name) => [`${id}/${name}`, name, readFileSync(`${FOLDER}/${id}/${name}`)] as const,
  ),
);
const ILL = FAULTS.map(
  ({ cause, file, text }, index) =>
    [`${cause} in ${file} (${index})`, file, Buffer.from(text.replace('▶', ''))] as const,
);

const renamed = (file: ClientFile, title: string): ClientFile => ({
  ...file,
  format: { ...file.format, title },
  reading: inParts(file.reading, title),
});

const inParts = (reading: Reading, part: string): Reading => ({
  ...reading,
  part,
  ...(reading.others !== undefined && { others: reading.others.map((each) => inParts(each, part)) }),
});

const NEEDED: readonly NeededKey[] = [
  ...(['tokenEndpoint', 'clientId', 'clientSecret', 'scope', 'saslMechanism'] as const),
  ...(['securityProtocol', 'bootstrapServers', 'logicalCluster', 'poolId'] as const),
];

const FAMILIES: readonly FamilyId[] = ['java', 'librdkafka', 'kafkajs'];

/** The findings, the advice, and how each setting would be written; no title appears in either. */
function saidOf(file: ClientFile) {
  const { configuration } = givenByClientFile(file, {});
  return {
    findings: lint(file, { env: {} }).findings,
    written: FAMILIES.flatMap((client) => [
      ...NEEDED.map((setting) => writeSetting({ client, configuration }, setting, 'SASL_SSL').text),
      writeProperty({ client, configuration }, 'sasl.login.callback.handler.class', String.raw`a\b`).text,
      ...writeExtensions({ client, configuration }, { logicalCluster: 'lkc-1' }).map(({ text }) => text),
    ]),
  };
}

describe('a format title is display text and decides nothing', () => {
  it.each([...HEALTHY, ...ILL])('in %s', (_, name, bytes) => {
    const file = readClientFile(name, bytes);
    const said = saidOf(file);
    for (const title of TITLES) expect(saidOf(renamed(file, title))).toEqual(said);
  });
});
