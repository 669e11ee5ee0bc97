import { lint } from '../doctor/lint.ts';
import type { ClientFile } from '../client-files/client-file.ts';
import type { Format } from '../client-files/format.ts';
import type { Found } from '../client-files/reading.ts';
import type { SettingKey } from '../settings/settings.ts';
import { opaque, part, whole } from '../text/located.ts';
import type { Env } from '../text/reference.ts';
import { sourceOf } from '../text/source.ts';
import type { Draft } from './draft.ts';

/**
 * What the doctor's own checks object to in a setting, given the answers so far: why, and what to do. Nothing is
 * contacted; a secret in the environment is checked too.
 */
export function objectionTo(draft: Draft, key: SettingKey, env: Env): string | undefined {
  const answers = foundIn(draft, env);
  const { findings } = lint(asFile(answers, draft), { env });
  const found = findings.find(
    ({ id, place, also }) =>
      [...(place === undefined ? [] : [place]), ...also].some(({ line }) => answers[line - 1]?.key === key) &&
      !ABOUT_THE_REST.test(id),
  );
  if (found === undefined) return undefined;
  const { because, title, fix } = found;
  return [because === '' ? `${title}.` : because, fix?.summary ?? ''].join(' ').trim();
}

/** What has not been asked yet is not a fault of the answers. */
const ABOUT_THE_REST = /missing|required/;

interface Answer {
  readonly key: SettingKey;
  readonly member?: string;
  readonly value: string;
}

function foundIn({ values, extensions, params, secrets }: Draft, env: Env): readonly Answer[] {
  const entries = (settings: Draft['values']): readonly (readonly [SettingKey, string])[] =>
    Object.entries(settings) as [SettingKey, string][];
  return [
    ...entries(values).map(([key, value]) => ({ key, value })),
    ...entries(secrets).flatMap(([key, variable]) => {
      const value = env[variable];
      return value === undefined ? [] : [{ key, value }];
    }),
    ...Object.entries(extensions).map(([name, value]): Answer => {
      if (name === 'logicalCluster') return { key: 'logicalCluster', value };
      if (name === 'identityPoolId') return { key: 'poolId', value };
      return { key: 'extensions', member: name, value };
    }),
    ...Object.entries(params).map(([member, value]): Answer => ({ key: 'params', member, value })),
  ];
}

/** The answers as a file with one line each, so that findings show which answer they are about. */
function asFile(answers: readonly Answer[], { values }: Draft): ClientFile {
  const lines = whole('\n'.repeat(answers.length));
  const found = answers.map((answer, index): Found => ({
    ...answer,
    at: opaque(part(lines, index, index), answer.value),
  }));
  const client = values.client as 'java' | undefined;
  return {
    source: sourceOf('answers', Buffer.from(lines.text)),
    format: ANSWERS,
    reading: { found, properties: [], oddities: [], ...(client !== undefined && { client }) },
  };
}

const ANSWERS: Format = {
  id: 'answers',
  title: 'answers',
  syntax: 'yaml',
  references: 'none',
  recognise: () => 'no',
  read: () => ({ found: [], properties: [], oddities: [] }),
};
