import { createHash } from 'node:crypto';
import { quoted, UsageError } from '../text/problem.ts';

/**
 * The part of a fleet that `--shard` gives to this machine, chosen by a hash of the name, so that each machine finds its
 * part without knowing the others'.
 *
 * @param text `2/5`, the second of five; `auto/5`, whose number the scheduler sets; `auto`, where it sets both
 * @returns whether a client is in this part; each client is, without a text
 * @throws UsageError for another text, and for `auto` outside of such a scheduler
 */
export function shardOf(
  text: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): (name: string) => boolean {
  if (text === undefined) return () => true;
  const { part, parts } = text.startsWith('auto') ? scheduled(text, env) : written(text);
  return (name) => createHash('sha256').update(name).digest().readUInt32BE(0) % parts === part - 1;
}

/** Which part, from 1, of how many. */
interface Shard {
  readonly part: number;
  readonly parts: number;
}

function written(text: string): Shard {
  const [, part = 0, parts = 0] = (/^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? []).map(Number);
  if (part < 1 || part > parts)
    throw new UsageError([`--shard: is ${quoted(text)}; must be such as 2/5, the second of five parts`]);
  return { part, parts };
}

/**
 * Kubernetes counts the pods of an Indexed Job from 0
 * (https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode) and does not say how many there are;
 * GitLab counts parallel jobs from 1 (https://docs.gitlab.com/ci/variables/predefined_variables/).
 */
function scheduled(text: string, env: Readonly<Record<string, string | undefined>>): Shard {
  const form = /^auto(?:\/(\d{1,5}))?$/.exec(text);
  if (form === null)
    throw new UsageError([
      `--shard: is ${quoted(text)}; must be such as auto/5, this machine's part of five`,
    ]);
  const pod = whole(env['JOB_COMPLETION_INDEX']);
  const part = pod === undefined ? whole(env['CI_NODE_INDEX']) : pod + 1;
  if (part === undefined)
    throw new UsageError([
      '--shard auto: neither JOB_COMPLETION_INDEX (Kubernetes, completionMode: Indexed) nor CI_NODE_INDEX (GitLab, parallel) is set',
    ]);
  const parts = whole(form[1]) ?? (pod === undefined ? whole(env['CI_NODE_TOTAL']) : undefined);
  if (parts === undefined)
    throw new UsageError(['--shard auto: say of how many parts, such as auto/5: the environment does not']);
  if (part < 1 || part > parts)
    throw new UsageError([`--shard ${text}: the environment has part ${part}, but there are ${parts}`]);
  return { part, parts };
}

const whole = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : undefined;
