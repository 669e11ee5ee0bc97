/** What the API server does not allow, in its own words taken apart. */
export interface Denied {
  readonly user: string;
  readonly verb: string;
  /** `secrets`, `pods/ephemeralcontainers`. */
  readonly resource: string;
  readonly group: string;
  /** Undefined: in all namespaces. */
  readonly namespace?: string;
  /** The object, where it is about one. */
  readonly name?: string;
}

const DENIED =
  /(?:^|\s)(?:[\w.-]+(?:\/[\w-]+)? "([^"\n]*)" is |[\w.-]+ is )?forbidden: User "([^"\n]*)" cannot (\w+) resource "([\w./-]+)" in API group "([\w.-]*)" (?:in the namespace "([^"\n]*)"|at the cluster scope)/;

/** The first that a text says. In lines of kubectl's own log the quotes are escaped. */
export function deniedIn(text: string): Denied | undefined {
  const [, name, user, verb, resource, group, namespace] = DENIED.exec(text.replaceAll('\\"', '"')) ?? [];
  if (user === undefined || verb === undefined || resource === undefined || group === undefined)
    return undefined;
  return {
    ...{ user, verb, resource, group },
    ...(namespace !== undefined && { namespace }),
    ...(name !== undefined && { name }),
  };
}

/** The right that lacks, and the rule of RBAC that grants it. */
export function lackOf({ user, verb, resource, group, namespace }: Denied): string {
  const where = namespace === undefined ? 'in all namespaces' : `in the namespace ${namespace}`;
  const rule = `{ apiGroups: ["${group}"], resources: ["${resource}"], verbs: ["${verb}"] }`;
  return `"${user.slice(0, 100)}" may not ${verb} ${resource} ${where}; this rule in a ${namespace === undefined ? 'ClusterRole' : 'Role'} allows it: ${rule}`;
}

/** The errors in what kubectl printed, without the log lines and warnings around them. */
export const errorsIn = (stderr: string): readonly string[] => [
  ...new Set(
    stderr
      .split(/\r?\n/)
      .filter(
        (line) => line.trim() !== '' && !/^(?:[EWIF]\d{4} |Warning:|If you don't see|Defaulting )/.test(line),
      )
      .map((line) => line.trim()),
  ),
];

const MOST_LINES = 5;

/** Why kubectl failed, one line each. */
export function saidBy(stderr: string, code: number | null): readonly string[] {
  const lines = errorsIn(stderr).map((line) => {
    const denied = deniedIn(line);
    return `kubectl: ${denied === undefined ? line.replace(/^(?:error: |Error from server (?:\(\w+\): )?)/, '').slice(0, 400) : lackOf(denied)}`;
  });
  const [first] = lines;
  return first === undefined
    ? [`kubectl: failed without a word (exit code ${code ?? 'unknown'})`]
    : [...new Set(lines)].slice(0, MOST_LINES);
}
