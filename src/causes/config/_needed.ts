import { namesOf } from '../../clients/setting-names.ts';
import type { NeededKey } from '../../spelling/settings.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { withProperties } from './_file.ts';
import { withJaas } from './_jaas.ts';
import { presumeTokenIfNone } from './_repair.ts';

/** With these settings in the file; their values are unknown. */
export const withNeeded = (evidence: Evidence, absent: readonly NeededKey[]): Evidence =>
  absent.reduce((before, needed) => {
    const family = before.client.client;
    const name = family === undefined ? undefined : namesOf(family, needed)[0];
    if (name === undefined) return before;
    const there = needed === 'jaasString' ? withJaas(before) : withProperties(before, { [name]: undefined });
    return presumeTokenIfNone(there);
  }, evidence);
