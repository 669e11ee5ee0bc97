import { JAAS_STRING } from '../../clients/java-properties.ts';
import { JAAS_WITHOUT_SEMICOLON } from '../../evidence/configuration.ts';
import { client } from '../../facts/client.ts';
import { defineCause } from '../define.ts';
import { oddityOf, oddityRow } from './_file.ts';
import { jaasLine, withJaas } from './_jaas.ts';
import { presumeTokenIfNone } from './_repair.ts';

/** `org.apache.kafka.common.security.JaasConfig`; "Login module not specified in JAAS config" for an empty one. */
export default defineCause({
  id: 'config/jaas-quoting',
  title: 'The JAAS string has a syntax error, so the client does not start',
  reads: { file: client.file },
  recognise: ({ file }) => {
    const fault = oddityOf(file, 'jaas');
    if (fault === undefined) return null;
    const what = plainly(fault.what ?? 'cannot be read');
    return {
      strength: 'shown',
      because: `The JAAS string ${what}.`,
      rows: [oddityRow(file, fault, what)],
      lacksSemicolon: fault.what === JAAS_WITHOUT_SEMICOLON,
    };
  },
  repair: (evidence) => presumeTokenIfNone(withJaas(evidence)),
  repaired: 'with a JAAS string that can be read',
  fix: (_, { client: configured }) => ({
    summary: 'Write sasl.jaas.config again: class, required, name="value" pairs, and a semicolon at the end.',
    steps: [
      'Put every value in double quotes. Inside them write \\" for a quotation mark and \\\\ for a backslash; in a .properties file, double each of these backslashes.',
      'Keep it in one line, or end every line but the last with a backslash.',
    ],
    commands: jaasLine(configured),
  }),
  edits: ({ lacksSemicolon }) =>
    lacksSemicolon ? [{ edit: 'append', of: { property: JAAS_STRING }, text: ';' }] : [],
});

/** Curly quotes, copied from a document or a chat, may have been read as invisible characters. */
const plainly = (what: string): string =>
  /^[\x20-\x7E]*$/.test(what)
    ? what
    : 'has a character outside plain ASCII in its grammar, perhaps a curly quotation mark; use plain ones (")';
