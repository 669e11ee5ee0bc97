// @module-tag hostile/inputs
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLog } from '../../src/doctor/read-log.ts';
import { doctored, inChunks, recorded } from './_log.ts';

const NAMES = ['java-4', 'librdkafka-debug', 'spring-boot', 'connect', 'kafkajs', 'python', 'kafka-python'];
const RUNS = { numRuns: 60 };

/** An arbitrary log: real lines, cut, repeated, in any order, with anything in between. */
const hostile = fc
  .array(
    fc.oneof(
      ...NAMES.map((name) => fc.constantFrom(...recorded(name).split('\n'))),
      fc.string({ maxLength: 80 }),
      fc.constantFrom(
        '{'.repeat(500),
        '"'.repeat(200),
        '\u001b[31m\u0007\u202e',
        '\u0000',
        '{"iss":'.repeat(60),
      ),
    ),
    { maxLength: 60 },
  )
  .map((lines) => lines.join('\n'));

describe('whatever is in a log', () => {
  it('it is read, or rejected with a message', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (log) => {
        const { screen, report } = await doctored(log, { 'token-endpoint': 'https://idp.example/token' });
        expect(screen).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
        expect(report.rootCauses.every(({ confidence }) => confidence !== 'confirmed')).toBe(true);
      }),
      RUNS,
    );
  });
  it('chunk boundaries change nothing', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, fc.integer({ min: 1, max: 5000 }), async (log, length) => {
        const bytes = Buffer.from(log);
        const [one, other] = await Promise.all(
          [length, bytes.length + 1].map((each) =>
            readLog({ path: 'app.log', chunks: inChunks(bytes, each) }, NOW),
          ),
        );
        expect(one!.evidence).toEqual(other!.evidence);
        expect(one!.file.configuration).toEqual(other!.file.configuration);
      }),
      RUNS,
    );
  });
  it('a secret in it is not printed', async () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9]{20,40}$/);
    const carrier = fc.constantFrom<(secret: string) => string>(
      (each) => `sasl.oauthbearer.client.secret = ${each}`,
      (each) => `client_secret=${each}&grant_type=client_credentials`,
      (each) => `"clientSecret": "${each}"`,
      (each) => `clientId="a" clientSecret="${each}";`,
      (each) => `Authorization: Bearer ${each}`,
      (each) => `https://orders:${each}@sso.acme.example/token`,
    );
    await fc.assert(
      fc.asyncProperty(secret, carrier, fc.constantFrom(...NAMES), async (word, carry, name) => {
        const lines = recorded(name).split('\n');
        lines.splice(2, 0, carry(word));
        const { evidence, report, screen } = await doctored(
          lines
            .map((line) => line.replace('JWT_PROCESSING_FAILED', `JWT_PROCESSING_FAILED ${word}`))
            .join('\n'),
        );
        expect(JSON.stringify([evidence, report]) + screen).not.toContain(word);
      }),
      RUNS,
    );
  });
});

const NOW = Date.parse('2026-01-05T12:00:00Z');
