import { isCode, isCodeFile } from './code/languages.ts';
import { UsageError } from '../text/problem.ts';
import type { Source } from '../text/source.ts';
import type { Syntax } from '../evidence/configuration.ts';
import type { Format } from './format.ts';

/**
 * The format of a file, or of a file within a file.
 *
 * @throws UsageError when the file breaks the grammar of its syntax, or is of none of these formats.
 */
export function recognised(source: Source, formats: readonly Format[]): Format {
  const best = formatOf(source, formats);
  if (best !== undefined) return best;
  const titles = formats.filter(({ syntax }) => syntax === syntaxOf(source)).map(({ title }) => title);
  throw new UsageError([
    `${source.path}:1:1: no Kafka client configuration recognised in this file (looked for: ${titles.join(', ')}). If it is one of these, name the format with --client-format`,
  ]);
}

/**
 * The format of a file; undefined when it is of none of these.
 *
 * @throws UsageError when the file breaks the grammar of its syntax
 */
export function formatOf(source: Source, formats: readonly Format[]): Format | undefined {
  const syntax = syntaxOf(source);
  const likeness = formats
    .filter((format) => format.syntax === syntax)
    .map((format) => [format, format.recognise(source)] as const);
  const best = likeness.find(([, how]) => how === 'surely') ?? likeness.find(([, how]) => how === 'perhaps');
  return best?.[0];
}

const BY_NAME: readonly (readonly [RegExp, Syntax])[] = [
  [/\.(?:properties|conf|config|cfg|ini)$/i, 'properties'],
  [/\.(?:json|jsonc)$/i, 'json'],
  [/\.ya?ml$/i, 'yaml'],
  [/\.(?:tf|hcl|tfvars)$/i, 'hcl'],
  [/(?:^|[/\\])(?:\.env(?:\..+)?|.+\.env|env)$/i, 'env'],
];

/** By the name of the file, and otherwise by how it begins. */
export function syntaxOf({ name, content: { text } }: Source): Syntax {
  const byName = BY_NAME.find(([pattern]) => pattern.test(name))?.[1];
  if (byName !== undefined) return byName;
  if (isCodeFile(name)) return 'code';
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const first = lines.find((line) => line.trim() !== '' && !/^\s*[#!]/.test(line))?.trim() ?? '';
  if (isCode(first, text)) return 'code';
  if (/^[[{]/.test(first) && !/^\[[\w. -]+\]$/.test(first)) return 'json';
  if (/^(?:resource|data|provider|terraform|variable|module|locals)\b.*\{\s*$/.test(first)) return 'hcl';
  if (/^(?:export\s+)?[A-Z][A-Z0-9_]*=/.test(first)) return 'env';
  if (
    /^(?:---|%YAML|[\w"'-]+:\s*(?:[|>&!*"'[{#].*)?$|(?:apiVersion|kind): |(?:- )?id: (?:op|pool)-)/.test(
      first,
    )
  )
    return 'yaml';
  // A script begins with whatever it likes, and exports what the client reads; a runbook may export something, too.
  const isScript = /^[ \t]*export[ \t]+[A-Z][A-Z0-9_]*=/m.test(text);
  return isScript && !/\bconfluent[ \t]+iam[ \t]/.test(text) ? 'env' : 'properties';
}
