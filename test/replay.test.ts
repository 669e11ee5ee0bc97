import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../src/diagnosis/diagnose.ts';
import { readBundle } from '../src/evidence/bundle.ts';

/** Bundles recorded with servers written by others; `npm run record` writes them. */
const FOLDER = 'fixtures/bundles';

interface Recorded {
  readonly verdict: string;
  readonly causes: readonly string[];
}

const read = (file: string): string => readFileSync(`${FOLDER}/${file}`, 'utf8');
const index = JSON.parse(read('index.json')) as Readonly<Record<string, Recorded>>;

describe('recorded evidence', () => {
  it('is all in the index', () => {
    const files = readdirSync(FOLDER).filter((file) => file !== 'index.json');
    expect(files.sort()).toEqual(Object.keys(index).sort());
  });

  it.each(Object.entries(index))('%s has the same diagnosis as before', (file, { verdict, causes }) => {
    const diagnosis = diagnose(readBundle(read(file)).evidence);
    expect({
      verdict: diagnosis.verdict,
      causes: diagnosis.rootCauses.map(({ suspect }) => suspect.cause.id),
    }).toEqual({
      verdict,
      causes,
    });
    expect(diagnosis.unexplained).toEqual([]);
  });

  it.each(Object.keys(index))('%s contains no secret', (file) => {
    const text = read(file);
    // A signed token including its signature (RFC 7515 section 3.1), a Basic header, a private key (RFC 7518, PEM).
    expect(text).not.toMatch(/eyJ[\w-]{8,}\.eyJ[\w-]{8,}/);
    expect(text).not.toMatch(/Basic [A-Za-z0-9+/]{8,}/);
    expect(text).not.toMatch(/PRIVATE KEY|"(?:d|p|q|k)": "/);
    // The secrets of the tests' clients (test/peers).
    expect(text).not.toMatch(/a secret that only tests know|the secret of all clients|of yesterday/);
  });
});
