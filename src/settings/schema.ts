import * as z from 'zod/mini';
import { lazy } from '../evidence/lazy.ts';
import { didYouMean, invalid, quoted, type Problem } from '../text/problem.ts';
import type { Kind } from './setting.ts';
import { ENTRIES, type Entry } from './settings.ts';

/** More than any setting needs, including certificates. */
const LONGEST = 1024 * 1024;
export const DURATION = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h)$/;
const LONGEST_DURATION_MS = 24 * 60 * 60 * 1000;

const WANTED = ['read', 'write', 'describe'] as const;

const text = lazy(() => z.string().check(z.maxLength(LONGEST)));

const VALUE = {
  text,
  choice: text,
  switch: lazy(() => z.boolean()),
  duration: lazy(() => text().check(z.regex(DURATION))),
  pairs: lazy(() => z.record(z.string(), text())),
  list: lazy(() => z.union([z.array(text()), text()])),
  topics: lazy(() =>
    z.union([
      z.array(
        z.union([
          text().check(z.regex(/^[^:]+(?::(?:read|write|describe))?$/)),
          z.strictObject({ name: text().check(z.minLength(1)), wanted: z.optional(z.enum(WANTED)) }),
        ]),
      ),
      text().check(z.regex(/^[^:,]+(?::(?:read|write|describe))?(?:,[^:,]+(?::(?:read|write|describe))?)*$/)),
    ]),
  ),
} as const satisfies Record<Kind, () => z.ZodMiniType>;

const valueSchema = ({ setting, form }: Entry): z.ZodMiniType => {
  if (form !== 'value') return text().check(z.minLength(1));
  return setting.choices === undefined ? VALUE[setting.kind]() : z.enum(setting.choices);
};

const describedSchema = (entry: Entry): z.ZodMiniType => {
  const { setting, form } = entry;
  const where = {
    value: '',
    env: ' (the name of the environment variable that holds it)',
    file: ' (the file that holds it)',
  };
  return z.optional(
    valueSchema(entry).check(
      z.meta({
        description: setting.doc + where[form],
        ...(form === 'value' && setting.secret !== true && setting.kind === 'text'
          ? { examples: [setting.example] }
          : {}),
      }),
    ),
  );
};

const schemas: ReadonlyMap<string, () => z.ZodMiniType> = new Map([
  [
    'name',
    lazy(() =>
      z.optional(text().check(z.minLength(1), z.meta({ description: 'what the report calls this target' }))),
    ),
  ],
  ...ENTRIES.map((entry) => [entry.key, lazy(() => describedSchema(entry))] as const),
]);

/** Every setting is optional: those that are not given need no schema, of which one is a tenth of a millisecond. */
const schemaOf = (isAsked: (key: string) => boolean) =>
  z.strictObject(
    Object.fromEntries([...schemas].filter(([key]) => isAsked(key)).map(([key, schema]) => [key, schema()])),
  );

/** A configuration file: the settings of one target, or of several by name. */
export const configSchema = lazy(() => {
  const target = schemaOf(() => true);
  return z.union([target, z.strictObject({ targets: z.record(z.string(), target) })]);
});

/** Milliseconds of a valid duration. */
export function milliseconds(duration: string): number {
  const [, amount, unit] = DURATION.exec(duration) ?? [];
  return Number(amount) * { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }[unit as 'ms' | 's' | 'm' | 'h'];
}

/** The place of a setting, as a message begins: `--timeout`, `client.yaml:3:5: timeout`. */
export type Locate = (path: readonly PropertyKey[]) => string;

export type Settings = Readonly<Record<string, unknown>>;

const byKey = new Map(ENTRIES.map((entry) => [entry.key, entry]));

type Example = (entry: Entry) => string;

/** What is wrong with these settings. */
export function problemsIn(settings: Settings, locate: Locate, example: Example): readonly Problem[] {
  const parsed = z.safeParse(
    schemaOf((key) => Object.hasOwn(settings, key)),
    settings,
  );
  const byShape = parsed.success
    ? []
    : parsed.error.issues.flatMap((issue) => worded(issue, settings, locate, example));
  return [...byShape, ...durationsOutOfRange(settings, locate, example)];
}

function worded(
  issue: z.core.$ZodIssue,
  settings: Settings,
  locate: Locate,
  example: Example,
): readonly Problem[] {
  if (issue.code === 'unrecognized_keys' && issue.path.length === 0) {
    return issue.keys.map((key) => ({
      code: 'unknown-property',
      property: key,
      line: `${locate([key])}: unknown setting${didYouMean(key, [...byKey.keys()])}`,
    }));
  }
  const key = String(issue.path[0] ?? '');
  const entry = byKey.get(key);
  const found = valueAt(settings, issue.path);
  const complaint = complaintOf(entry, issue, found);
  const ending = complaint.endsWith('?')
    ? ''
    : `; for example ${entry === undefined ? 'name: orders' : example(entry)}`;
  return [invalid(key, `${locate(issue.path)}: ${complaint}${ending}`)];
}

const MUST_BE: Readonly<Record<Exclude<Kind, 'choice'>, string>> = {
  text: 'must be text',
  switch: 'must be true or false',
  duration: 'must be a number with a unit (ms, s, m, h)',
  pairs: 'must be name=value',
  list: 'must be text, or a list of texts',
  topics: 'must be NAME:read, NAME:write or NAME:describe',
};

function complaintOf(entry: Entry | undefined, issue: z.core.$ZodIssue, found: unknown): string {
  const kind = entry === undefined || entry.form !== 'value' ? 'text' : entry.setting.kind;
  if (issue.code === 'too_big') return `is longer than ${LONGEST} characters`;
  if (kind === 'choice') {
    const choices = entry?.setting.choices ?? [];
    const guess = typeof found === 'string' ? didYouMean(found, choices) : '';
    return `${said(kind, found)}; must be one of ${choices.join(', ')}${guess}`;
  }
  if (kind === 'topics' && typeof found === 'string') {
    const operation = found.slice(found.lastIndexOf(':') + 1);
    return `${said(kind, found)}; ${MUST_BE.topics}${didYouMean(operation, ['read', 'write', 'describe'], ':')}`;
  }
  const asText = kind === 'text' || (kind === 'pairs' && issue.path.length > 1);
  if (asText && (typeof found === 'number' || typeof found === 'boolean')) {
    return `is a ${typeof found}, but must be text; put it in quotes`;
  }
  return [said(kind, found), MUST_BE[asText ? 'text' : kind]].filter((part) => part !== '').join('; ');
}

/** What was found instead; quoted only where no secret can be. */
function said(kind: Kind, found: unknown): string {
  if (found === null || found === '') return 'is empty';
  if (Array.isArray(found)) return kind === 'pairs' ? '' : 'is a list';
  if (typeof found === 'object') return 'is a map';
  if (typeof found !== 'string') return found === undefined ? '' : `is a ${typeof found}`;
  return kind === 'choice' || kind === 'duration' || kind === 'switch' || kind === 'topics'
    ? `is ${quoted(found)}`
    : '';
}

function durationsOutOfRange(settings: Settings, locate: Locate, example: Example): readonly Problem[] {
  return ENTRIES.filter(({ setting }) => setting.kind === 'duration').flatMap((entry) => {
    const { key } = entry;
    const value = settings[key];
    if (typeof value !== 'string' || !DURATION.test(value)) return [];
    const ms = milliseconds(value);
    if (ms >= 1 && ms <= LONGEST_DURATION_MS) return [];
    return [
      invalid(
        key,
        `${locate([key])}: is ${quoted(value)}; must be between 1ms and 24h; for example ${example(entry)}`,
      ),
    ];
  });
}

const valueAt = (settings: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[step] : undefined,
    settings,
  );
