import { describe, expect, it } from 'vitest';
import { allOf, flagsIn, inWords, placeIn, type Source } from '../../src/evidence/source.ts';

const FILE: Source = { file: 'C:\\kafka\\client.properties', place: { line: 5, column: 12 } };
const FLAGS: Source = { flags: ['--provider-issuer', '--provider-keys'] };

describe('inWords', () => {
  it.each<readonly [Source, string]>([
    ['https://acme.auth0.com/jwks.json', 'https://acme.auth0.com/jwks.json'],
    [FILE, 'C:\\kafka\\client.properties:5:12'],
    [FLAGS, '--provider-issuer, --provider-keys'],
  ])('renders %j', (source, words) => {
    expect(inWords(source)).toBe(words);
  });
});

describe('what a source is', () => {
  it('is not parsed out of its text', () => {
    expect(placeIn(FILE.file, `${FILE.file}:5:12`)).toBeUndefined();
    expect(flagsIn('--provider-issuer')).toEqual([]);
  });

  it('has a place only in its own file', () => {
    expect(placeIn(FILE.file, FILE)).toEqual({ line: 5, column: 12 });
    expect(placeIn('client.properties', FILE)).toBeUndefined();
    expect(placeIn(FILE.file, FLAGS)).toBeUndefined();
  });
});

describe('allOf', () => {
  it('keeps what all sources have in common', () => {
    expect(allOf([FILE, { ...FILE }])).toEqual(FILE);
    expect(allOf([FLAGS, { flags: ['--pool-filter', '--provider-keys'] }])).toEqual({
      flags: ['--provider-issuer', '--provider-keys', '--pool-filter'],
    });
    expect(allOf(['iam/v2', FLAGS, 'iam/v2'])).toBe('iam/v2, --provider-issuer, --provider-keys');
  });
});
