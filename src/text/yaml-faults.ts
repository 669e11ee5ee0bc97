import { isMap, isSeq, type Document } from 'yaml';

/** An error, and its index in the text. */
export interface Fault {
  readonly index: number;
  readonly what: string;
}

/** The errors of a YAML file, in our own words. */
export function faultsIn(text: string, documents: readonly Document[]): readonly Fault[] {
  const faults = documents
    .flatMap(({ errors, warnings }) => [...errors, ...warnings])
    .filter(
      ({ code, pos }) => code !== 'TAG_RESOLVE_FAILED' || !KNOWN_TAG.test(text.slice(pos[0], pos[0] + 40)),
    )
    .map(({ code, pos }): Fault => ({ index: pos[0], what: WORDS[code] ?? 'not valid YAML' }));
  const template = templateIn(text, documents, faults);
  // Errors after a template are consequences of it.
  return template === undefined ? faults : [template];
}

/**
 * Tags by which a program fills in a value: CloudFormation and SAM, Ansible, GitLab, Serverless Framework, Home
 * Assistant. A secret may begin with an exclamation mark too.
 */
export const KNOWN_TAG =
  /^!(?:Ref|Sub|GetAtt|Join|Select|Split|If|ImportValue|FindInMap|Base64|Equals|Not|And|Or|Condition|Cidr|Transform|vault|unsafe|reference|secret|env_var|env|include)(?![\w-])/;

const WORDS: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'a tab is used as indentation; use spaces',
  BAD_INDENT: 'the indentation does not match the lines above',
  TAG_RESOLVE_FAILED: 'put a value that begins with ! in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'put a value with ": " in it in quotes, or correct the indentation',
  MULTILINE_IMPLICIT_KEY: 'a colon is missing, or the indentation is wrong',
  UNEXPECTED_TOKEN: 'put a value with a special character in it in quotes',
  BAD_SCALAR_START: 'put a value that begins with a special character in quotes',
  BAD_DQ_ESCAPE: 'a backslash in double quotes starts an escape sequence; use single quotes',
  MISSING_CHAR: 'a quote, a colon or a bracket is missing',
};

/** `{{ .Values.x }}` happens to be YAML, while `{{- if }}` is not: a map whose key is a map. */
function templateIn(
  text: string,
  documents: readonly Document[],
  faults: readonly Fault[],
): Fault | undefined {
  const [{ index: first } = { index: Infinity }] = faults.toSorted((a, b) => a.index - b.index);
  const template = TEMPLATE.exec(text)?.index;
  if (template === undefined) return undefined;
  const isOne = template <= first + 2 && first !== Infinity;
  const found = isOne
    ? template
    : documents.map(({ contents }) => keyThatIsAMap(contents, text)).find((at) => at !== undefined);
  return found === undefined
    ? undefined
    : {
        index: found,
        what: 'this is a template ({{ … }}); render it first (helm template)',
      };
}

const TEMPLATE = /\{\{[-\s]*[.$\w"(/]/;

function keyThatIsAMap(node: unknown, text: string): number | undefined {
  if (isSeq(node)) {
    for (const item of node.items) {
      const found = keyThatIsAMap(item, text);
      if (found !== undefined) return found;
    }
  }
  if (!isMap(node)) return undefined;
  for (const { key, value } of node.items) {
    const start = isMap(key) ? (node.range?.[0] ?? 0) : undefined;
    const found = start !== undefined && text.startsWith('{{', start) ? start : keyThatIsAMap(value, text);
    if (found !== undefined) return found;
  }
  return undefined;
}
