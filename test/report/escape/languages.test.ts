// @module-tag hostile/reports
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { parse } from 'yaml';
import { cut } from '../../../src/report/escape/cut.ts';
import { nagiosText } from '../../../src/report/escape/nagios.ts';
import { labelValue } from '../../../src/report/escape/openmetrics.ts';
import { sarifText } from '../../../src/report/escape/sarif-message.ts';
import { tapText, yamlText } from '../../../src/report/escape/tap.ts';
import { workflowCommand } from '../../../src/report/escape/workflow-command.ts';
import { element, xml } from '../../../src/report/escape/xml.ts';
import { visible } from '../../../src/report/words/escape.ts';
import { hostile, HOSTILE_TEXTS } from '../_hostile.ts';
import { runnerReads } from '../_runner.ts';

const every = (check: (text: string) => void): void => {
  HOSTILE_TEXTS.forEach(check);
  fc.assert(fc.property(hostile, check), { numRuns: 500 });
};

/** No characters that move a cursor, end a line, or are invisible. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;

describe('XML', () => {
  it('keeps every text inside its element and its attribute', async () => {
    const texts = [...HOSTILE_TEXTS, ...fc.sample(hostile, 500)];
    const document = element(
      'all',
      {},
      texts.map((text) => element('one', { of: text, none: undefined }, xml(text))).join(''),
    );
    // XML 1.0 section 2.2: Char
    expect(document).toMatch(/^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
    const { valid, errors } = await validateXML({
      xml: document,
      schema: `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="all"><xs:complexType><xs:sequence>
        <xs:element name="one" minOccurs="${texts.length}" maxOccurs="${texts.length}"><xs:complexType><xs:simpleContent>
        <xs:extension base="xs:string"><xs:attribute name="of" use="required"/></xs:extension>
        </xs:simpleContent></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element></xs:schema>`,
      maxMemoryPages: 16_384,
    });
    expect(errors).toEqual([]);
    expect(valid).toBe(true);
  });
  it('contains the same text', () => {
    const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
    every((text) => {
      expect(xml(text).replace(/&(\w+);/g, (_, name: string) => NAMED[name]!)).toBe(visible(text));
    });
  });
});

describe("GitHub's workflow commands", () => {
  it('are one command per line, with the exact title and message', () => {
    every((text) => {
      const line = workflowCommand('error', { file: text, line: 3, title: text, col: undefined }, text);
      const lines = text.split('\n').map(visible).join('\n');
      expect(runnerReads(line)).toEqual([
        {
          command: 'error',
          properties: { file: visible(text), line: '3', title: visible(text) },
          data: lines,
        },
      ]);
      expect(line).not.toMatch(UNSEEN);
    });
  });
});

describe('SARIF', () => {
  it('has no link and no placeholder in a message', () => {
    every((text) => {
      const made = sarifText(text);
      expect(made.replace(/\\[[\]]/g, '')).not.toMatch(/[[\]]/);
      const braces = made.match(/\{\{|\}\}|\{\d+\}/g) ?? [];
      expect(braces.filter((each) => /\d/.test(each))).toEqual([]);
      expect(made.replaceAll('\n', '')).not.toMatch(UNSEEN);
    });
  });
});

describe('TAP', () => {
  it('has no directive in a text, and one line', () => {
    every((text) => {
      expect(tapText(text).replace(/\\[\\#]/g, '')).not.toMatch(/[\\#]/);
      expect(tapText(text)).not.toMatch(UNSEEN);
    });
  });
  it('has diagnostics that YAML reads back', () => {
    every((text) => {
      expect(parse(`a: ${yamlText(text)}`)).toEqual({ a: visible(text) });
    });
  });
});

describe('OpenMetrics', () => {
  it('ends a label where its value ends', () => {
    every((text) => {
      const made = labelValue(text);
      expect(made).toMatch(/^(?:[^"\\\n]|\\["\\n])*$/);
      expect(made.replace(/\\(["\\])/g, '$1')).toBe(visible(text));
    });
  });
});

describe('Nagios', () => {
  it('has no performance data, no markup and no second line in a text', () => {
    every((text) => {
      expect(nagiosText(text)).not.toMatch(/[|<>`]/);
      expect(nagiosText(text)).not.toMatch(UNSEEN);
    });
  });
});

describe('a cut', () => {
  it('says that it was made, and how long the text was', () => {
    expect(cut('x'.repeat(1_000_000), 5)).toBe('xxxxx… (cut; 1000000 characters in all)');
    expect(cut('12345', 5)).toBe('12345');
  });
  it('does not split a character', () => {
    expect(cut('1234😀', 5)).toBe('1234… (cut; 6 characters in all)');
  });
});
