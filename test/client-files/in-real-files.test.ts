import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { linted } from './dialects/_linted.ts';

/* Where the client that signs in with OAuth is not the first in its file, or its settings are not in one place. */

describe('one fault', () => {
  it.each([
    [
      'spring-boot-yaml/local-and-prod.yml',
      '        extension_logicalCluster="lkc-abc123"\n',
      '',
      'config/extension-missing-cluster',
    ],
    [
      'spring-boot-yaml/credentials-in-profile.yml',
      ' extension_logicalCluster="lkc-abc123"',
      '',
      'config/extension-missing-cluster',
    ],
    ['kafka-application-properties/quarkus-dev.properties', '%dev.', '%prod.', 'config/security-protocol'],
    [
      'client-code/conf_update.py',
      '        "sasl.oauthbearer.method": "oidc",\n',
      '',
      'config/method-not-oidc',
    ],
    ['client-code/kafka-javascript-provider.js', "['pkc", "['https://pkc", 'config/bootstrap-scheme-prefix'],
    ['structured-file/environment.config', 'https://login', 'http://login', 'config/token-url-http'],
    [
      'clickhouse/named-collection.xml',
      'logicalCluster=',
      'logical_cluster=',
      'config/extension-key-underscore',
    ],
  ])('in %s: %j becomes %j', (file, is, becomes, id) => {
    const sound = readFileSync(`fixtures/client-files/${file}`, 'utf8');
    expect(sound).toContain(is);
    const { findings } = linted(file.slice(file.indexOf('/') + 1), sound.replaceAll(is, becomes));
    expect(findings.map((each) => each.replace(/^\S+ /, ''))).toContain(id);
  });
});
