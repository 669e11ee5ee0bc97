import { client } from '../../facts/client.ts';
import { jwt } from '../../facts/token.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** RFC 6749 section 3.3: spaces separate scopes, and a comma is a valid character in one. */
export default defineCheck({
  id: 'config/scope-is-separated-by-blanks',
  title: 'Scopes are separated by spaces',
  enforcedBy: 'nobody',
  step: 70,
  reads: { scope: client.scope },
  mayRead: { token: jwt.shape },
  run: ({ scope, token }) =>
    scope?.includes(',') === true && token === undefined
      ? warn(`the scope is ${scope}`)
      : pass(scope ?? 'none is asked for'),
});
