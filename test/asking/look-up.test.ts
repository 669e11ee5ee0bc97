import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lookUp } from '../../src/asking/look-up.ts';
import type { Asker } from '../../src/asking/asker.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { examine } from '../../src/doctor/examine.ts';
import { writeBundle } from '../../src/evidence/bundle.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { startLab } from '../../src/lab/start.ts';
import { atTerminal, hasTerminal, KEY } from '../cli/_pty.ts';
import { oauthbearer } from '../cli/_terminal.ts';
import { brokerRefuses, given, withoutApiKey } from '../given.ts';

/** A person who reads the page of each question, and skips what is not on it. */
const reader = (page: Readonly<Record<string, string>>) => {
  const asked: string[] = [];
  const told: string[] = [];
  const asker: Asker = {
    text: async ({ message }) => {
      asked.push(message);
      return Object.entries(page).find(([label]) => message.startsWith(label))?.[1] ?? '';
    },
    choose: async () => Promise.reject(new Error('nothing is to be chosen')),
    confirm: async () => Promise.reject(new Error('nothing is to be confirmed')),
    tell: (_, message) => void told.push(message),
    during: async (_, work) => work(new AbortController().signal),
  };
  return { asker, asked, told };
};

const named = ({ rootCauses }: { readonly rootCauses: readonly { suspect: { cause: { id: string } } }[] }) =>
  rootCauses.map(({ suspect }) => suspect.cause.id);

const REFUSED: Evidence = given(withoutApiKey, brokerRefuses());
const refused = { evidence: REFUSED, diagnosis: diagnose(REFUSED) };

describe('looking up what the doctor cannot see', () => {
  it('ends with the first answer that settles the diagnosis', async () => {
    const { asker, asked } = reader({ 'Issuer URI': 'Issuer URI: https://acme.auth0.com' });
    const { diagnosis } = await lookUp(refused, asker);
    expect(named(diagnosis)).toEqual(['jwt/iss-trailing-slash']);
    expect(asked).toHaveLength(1);
  });

  it('continues with the next question after a right answer, and when the person cannot look it up', async () => {
    const { asker, asked } = reader({
      'Issuer URI': 'https://acme.auth0.com/',
      'Filter of': 'claims.aud == "https://kafka.acme.test"',
    });
    const { diagnosis } = await lookUp(refused, asker);
    expect(named(diagnosis)).toEqual(['jwt/aud-wrong']);
    expect(asked.map((message) => message.split(':')[0])).toEqual([
      'Issuer URI of the identity provider',
      'Key ids that Confluent has',
      'Filter of the identity pool',
    ]);
  });

  it('asks each question once, and ends inconclusive without answers', async () => {
    const { asker, asked } = reader({});
    const { diagnosis } = await lookUp(refused, asker);
    expect(diagnosis.verdict).toBe('inconclusive');
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBeGreaterThanOrEqual(5);
  });

  it('says in advance what has to be there', async () => {
    const { asker, told } = reader({});
    await lookUp(refused, asker);
    expect(told[0]).toContain('Issuer URI: https://acme.auth0.com/ (with the slash at the end)');
  });
});

describe.runIf(hasTerminal)('--ask at a terminal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oauthbearer-ask-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it("settles a customer's bundle with values from the console", async () => {
    const lab = await startLab(['jwt/iss-trailing-slash']);
    const bundle = join(folder, 'case.json');
    try {
      const { confluentApiKey: _key, confluentApiSecret: _secret, ...target } = lab.target;
      const { evidence } = await examine(target, { world: lab.world });
      writeFileSync(bundle, writeBundle(evidence, { version: '0.0.0', pseudonymized: false }));
    } finally {
      await lab.close();
    }
    const { shows, press, ended } = atTerminal(['replay', bundle, '--ask']);
    await shows('Issuer URI: https://acme.auth0.com/');
    await shows('what does the page show?');
    press('"issuer": "https://acme.auth0.com",', KEY.enter);
    await shows('The client cannot sign in: the issuer');
    expect(await ended).toBe(1);
  });

  it('is a usage error without a terminal', async () => {
    const { code, stderr } = await oauthbearer(['doctor', '--lab', '--ask']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--ask: needs a terminal')]);
  });
});
