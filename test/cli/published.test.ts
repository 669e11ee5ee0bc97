import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { printedJson } from '../../src/evidence/json.ts';
import { readReport } from '../../src/report/read.ts';
import { recorded, reportWith, WRONG_ISSUER } from '../report/_reports.ts';
import { broken, type JsonSchema } from './_compatible.ts';
import { oauthbearer } from './_terminal.ts';

/*
 * Programs read these outputs with the schema that they were written for. `published/` has the schemas as released;
 * at a release, `oauthbearer schema KIND` is written there again, and nowhere else.
 */
const KINDS = ['report', 'lint', 'explain', 'diff', 'fleet', 'fleet-result', 'watch-event'];
const published = (name: string): string =>
  readFileSync(new URL(`published/${name}.json`, import.meta.url), 'utf8');
const schemaOf = (kind: string): JsonSchema => JSON.parse(published(kind)) as JsonSchema;

describe('the published schema', () => {
  it.each(KINDS)('of %s is kept: nothing removed, renamed or newly required', async (kind) => {
    const { stdout } = await oauthbearer(['schema', kind]);
    expect(broken(schemaOf(kind), JSON.parse(stdout) as JsonSchema)).toEqual([]);
  });

  const validator = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(validator);
  const isReport = validator.compile(schemaOf('report'));
  const errorsOf = (report: object): string =>
    isReport(JSON.parse(printedJson(report))) ? '' : validator.errorsText(isReport.errors);

  it('of a report describes every report of today', () => {
    const failing = [reportWith(), WRONG_ISSUER, ...recorded.map(([, report]) => report)]
      .map(errorsOf)
      .filter((errors) => errors !== '');
    expect(failing).toEqual([]);
  });

  it('of a report accepts the members that a later version adds', () => {
    expect(errorsOf({ ...WRONG_ISSUER, new: 1, target: { ...WRONG_ISSUER.target, new: 'x' } })).toBe('');
  });
});

describe('a report of another version', () => {
  it('is read: an earlier one, with fewer members', () => {
    const text = published('of-2026-11-28');
    expect(readReport(text)?.rootCauses.map(({ id }) => id)).toEqual(['jwks/double-rotation']);
  });

  it('is read: a later one, with more of them at every depth', () => {
    const more = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(more)
        : typeof value === 'object' && value !== null
          ? {
              ...Object.fromEntries(Object.entries(value).map(([key, each]) => [key, more(each)])),
              addedLater: { by: ['a later version'] },
            }
          : value;
    expect(readReport(printedJson(more(WRONG_ISSUER)))?.rootCauses[0]?.id).toBe('jwt/iss-trailing-slash');
  });

  it('is refused when a known member is missing or of another type', () => {
    const { verdict: _verdict, ...without } = WRONG_ISSUER;
    for (const damaged of [
      { ...without, verdict: 3 },
      { ...WRONG_ISSUER, addedLater: 1, checks: 'all' },
      { ...WRONG_ISSUER, tool: { name: 'another', version: '1' } },
    ])
      expect(() => readReport(printedJson(damaged))).toThrow(/damaged report/);
  });
});

describe('a schema is incompatible when it', () => {
  const was: JsonSchema = {
    type: 'object',
    properties: {
      verdict: { type: 'string', enum: ['healthy', 'unhealthy'] },
      causes: {
        type: 'array',
        items: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
      },
      note: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    },
    required: ['verdict'],
  };
  const changed = (change: (schema: Required<JsonSchema>) => void): readonly string[] => {
    const copy = structuredClone(was) as Required<JsonSchema>;
    change(copy);
    return broken(was, copy);
  };
  it.each<[string, (schema: any) => void, RegExp]>([
    ['removes a member', ({ properties }) => delete properties.note, /note was removed/],
    [
      'renames a nested one',
      ({ properties: { causes } }) => {
        causes.items.properties = { name: { type: 'string' } };
      },
      /causes\[\]\.id was removed/,
    ],
    ['requires a member', (schema) => schema.required.push('note'), /note is required now/],
    ['requires a new member', (schema) => schema.required.push('added'), /added is required now/],
    ['no longer promises one', (schema) => (schema.required = []), /verdict is no longer always there/],
    ['changes a type', ({ properties }) => (properties.verdict.type = 'number'), /verdict: type/],
    ['removes a value', ({ properties }) => properties.verdict.enum.pop(), /verdict: enum/],
    ['adds a value', ({ properties }) => properties.verdict.enum.push('so-so'), /verdict: enum/],
    ['removes an alternative', ({ properties }) => properties.note.anyOf.pop(), /note: alternatives/],
  ])('%s', (_, change, complaint) => expect(changed(change).join('; ')).toMatch(complaint));

  it('not when it adds an optional member or a description', () => {
    const added = changed((schema) => {
      schema.properties['added'] = { type: 'string' };
      schema.description = 'a report';
    });
    expect(added).toEqual([]);
  });
});
