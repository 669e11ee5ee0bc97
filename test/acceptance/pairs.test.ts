import { describe, expect, it } from 'vitest';
import { examine } from '../../src/doctor/examine.ts';
import { startLab } from '../../src/lab/start.ts';

/** Two faults, each of which is visible while the other exists. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['token/wrong-secret', 'network/dns-broker-nxdomain'],
  ['token/wrong-secret', 'sasl/mechanism-unsupported'],
  ['network/dns-idp-nxdomain', 'network/tcp-refused'],
  ['network/tls-cert-expired', 'sasl/mechanism-unsupported'],
  ['config/secret-quoted', 'network/dns-broker-nxdomain'],
  ['config/bootstrap-scheme-prefix', 'jwt/iss-trailing-slash'],
  ['config/extension-key-underscore', 'jwt/iss-scheme'],
  ['jwt/iss-trailing-slash', 'pool/filter-case'],
  ['jwt/iss-case', 'jwks/kid-not-in-confluent-cache'],
  ['jwt/iss-trailing-slash', 'jwt/expired'],
  ['jwt/expired', 'pool/filter-false'],
  ['jwt/aud-wrong', 'provider/deactivated'],
  ['jwt/iss-port', 'network/tcp-refused'],
  ['jwks/kid-not-in-confluent-cache', 'pool/filter-no-such-key'],
  ['jwks/kid-not-in-confluent-cache', 'network/dns-broker-nxdomain'],
  ['provider/issuer-typo', 'pool/disabled'],
  ['provider/deactivated', 'config/extension-missing-cluster'],
  ['pool/filter-type', 'sasl/mechanism-unsupported'],
  ['pool/belongs-to-other-provider', 'network/tcp-refused'],
  ['network/dns-bootstrap-ok-broker-names-fail', 'authorization/topic-denied'],
  ['authorization/topic-denied', 'authorization/group-denied'],
  ['config/token-url-wrong-tenant-env', 'network/dns-broker-nxdomain'],
  ['jwks/kid-not-in-confluent-cache', 'network/dns-bootstrap-ok-broker-names-fail'],
  ['pool/filter-false', 'network/dns-bootstrap-ok-broker-names-fail'],
  ['token/wrong-secret', 'network/dns-bootstrap-ok-broker-names-fail'],
  ['network/dns-idp-nxdomain', 'network/dns-bootstrap-ok-broker-names-fail'],
];

describe('two independent faults are two root causes', () => {
  it.each(PAIRS)('%s and %s', async (one, other) => {
    const lab = await startLab([one, other]);
    try {
      const { diagnosis } = await examine(lab.target, { world: lab.world });
      expect(diagnosis.rootCauses.map(({ suspect }) => suspect.cause.id).sort()).toEqual([one, other].sort());
      expect(diagnosis.unexplained).toEqual([]);
    } finally {
      await lab.close();
    }
  });
});

/** The second fault is hidden by the first: it shows only when the first is fixed. */
const HIDDEN: readonly (readonly [first: string, behind: string])[] = [
  ['config/secret-surrounding-whitespace', 'config/scope-comma-separated'],
  ['config/secret-surrounding-whitespace', 'token/audience-unknown'],
  ['config/secret-newline-inside', 'token/audience-unknown'],
  ['config/secret-quoted', 'token/scope-unknown'],
];

describe('a refused secret hides a request that would be refused too', () => {
  it.each(HIDDEN)('%s is proven by the answer about %s', async (first, behind) => {
    const lab = await startLab([first, behind]);
    try {
      const { diagnosis } = await examine(lab.target, { world: lab.world });
      const [named] = diagnosis.rootCauses;
      expect([named?.suspect.cause.id, named?.confidence]).toEqual([first, 'confirmed']);
      expect(diagnosis.rootCauses.map(({ suspect }) => suspect.cause.id)).not.toContain('token/wrong-secret');
    } finally {
      await lab.close();
    }
  });
});
