import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { linted } from './dialects/_linted.ts';
import { soundFilesOf, soundly } from './sound.ts';

/* Properties of a Kafka client in the configuration of programs without a dialect. */

describe('properties that a program passes on', () => {
  it.each(soundFilesOf('passed-on'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration.formatId).toBe('passed-on');
    expect(settings).toMatchObject({ saslMechanism: 'OAUTHBEARER', securityProtocol: 'SASL_SSL' });
    expect(settings['logicalCluster']).toMatch(/^lkc-/);
  });

  it.each([
    ['nifi-flow.json', '"SASL_SSL"', '"SASL_PLAINTEXT"', '14:33 config/security-protocol'],
    ['console-cluster.tf', 'https://', '', '10:48 config/token-url-no-scheme'],
    ['any-program.toml', 'logicalCluster=lkc-4k7zq1,', '', '17:34 config/extension-missing-cluster'],
    ['nifi-flow.json', '/.default', '', '18:200 config/scope-not-default'],
    ['any-program.toml', 'logicalCluster=', 'logical_cluster=', '17:34 config/extension-key-underscore'],
  ])('are judged in %s: %s becomes %s', (name, is, becomes, finding) => {
    const sound = readFileSync(`fixtures/client-files/passed-on/${name}`, 'utf8');
    expect(linted(name, sound.replace(is, becomes)).findings).toEqual([finding]);
  });

  it("are not the program's own names beside them, and nothing follows from what is missing", () => {
    const text =
      '[sink]\nproperties = { "sasl.jaas.config" = "", "sasl.mechanism" = "OAUTHBEARER", "sasl.own" = 1, retries = 3 }\n';
    expect(
      linted('sink.toml', text.replace('"sasl.jaas.config" = "", ', '"sasl.oauthbearer.scope" = "a", '))
        .findings,
    ).toEqual([]);
  });
});
