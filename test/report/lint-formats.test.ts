import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { Style } from '../../src/report/formats/define.ts';
import { reporters } from '../../src/report/formats/registry.generated.ts';
import type { LintResult } from '../../src/report/lint.ts';
import { lintSchema } from '../../src/report/lint-schema.ts';

const STYLE: Style = { colour: 0, width: 100, unicode: true, verbose: false };

const HOSTILE = 'client\u001b[2J\u202e.properties';
const RESULT: LintResult = {
  schemaVersion: 1,
  files: [
    {
      file: HOSTILE,
      format: 'Java client properties',
      settingsRead: 6,
      notJudged: [],
      findings: [
        {
          id: 'config/security-protocol',
          severity: 'error',
          place: { line: 3, column: 19 },
          also: [],
          title: 'security.protocol is not SASL_SSL',
          because: 'security.protocol is PLAINTEXT.',
          fixable: true,
        },
      ],
    },
  ],
};

/** How a format shows the place, if not as line and column. */
const WHERE: Readonly<Record<string, RegExp>> = { gitlab: /"begin": 3/, openmetrics: /file="client/ };

describe.each(Object.keys(reporters))('--format %s', (name) => {
  it('renders the result of lint like a report', async () => {
    const { renderLint } = await reporters[name]!();
    const text = renderLint(RESULT, STYLE);
    expect(text.endsWith('\n')).toBe(true);
    expect(text).toContain('config/security-protocol');
    expect(text).toMatch(WHERE[name] ?? /\b3\b.*\b19\b|"line": ?3/s);
    expect(text).not.toContain('\u001b');
  });
});

it('has JSON that conforms to its schema', async () => {
  const { renderLint, forPrograms } = await reporters['json']!();
  expect(forPrograms).toBe(true);
  expect(z.parse(lintSchema, JSON.parse(renderLint(RESULT, STYLE)))).toEqual(RESULT);
});
