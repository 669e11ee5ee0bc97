import { json } from '../../commands/json.ts';
import { sh } from '../../commands/sh.ts';
import { valueOr } from '../../commands/value.ts';
import type { FixCommand } from '../../evidence/fix.ts';

/**
 * Makes Auth0 take an audience for every request that names none
 * (https://auth0.com/docs/get-started/tenant-settings). It applies to the whole tenant.
 */
export const setDefaultAudience = (audience: string | undefined): readonly FixCommand[] => [
  ...(isGiven(audience) ? [] : [{ kind: 'idp', text: sh`auth0 apis list` } as const]),
  {
    kind: 'idp',
    apply: 'check-first',
    text: sh`auth0 api patch tenants/settings --data ${json({ default_audience: valueOr(audience, 'API_IDENTIFIER') })}`,
  },
];

const isGiven = (audience: string | undefined): boolean => audience !== undefined && audience !== '';
