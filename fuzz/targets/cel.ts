import { judgeFilter, rewriteFilter } from '../../src/cel/filter.ts';
import { undocumentedIn } from '../../src/cel/lint.ts';
import { texts, type FuzzTarget } from '../target.ts';

const CLAIMS = {
  ...{ sub: 'orders@clients', iss: 'https://acme.auth0.com/', aud: ['a', 'b'], exp: 1_800_000_000, azp: 'x' },
  ...{ groups: ['g'], nested: { a: { b: null } }, email_verified: true, scope: 'a b' },
};

export default {
  seeds: () =>
    texts(
      'claims.sub == "orders@clients" && claims.iss == "https://acme.auth0.com/"',
      'claims.aud == "a" || "b" in claims.aud || claims.exp > 5',
      'has(claims.azp) && claims.azp.startsWith("x") && !claims.sub.contains("y")',
      'claims.sub.matches("^[a-z]+@(clients|users)$")',
      'claims.groups.exists(g, g == "g") && claims.groups.all(g, g != "h") && size(claims.groups) > 0',
      'claims.scope.split(" ").filter(s, s != "a").map(s, s + "b") == ["bb"] ? true : false',
      'claims["sub"] in ["a", \'b\'] && claims.nested.a.b == null',
    ),
  words: [
    'claims.',
    ' && ',
    ' || ',
    '!',
    '.matches("',
    '.exists(x, ',
    ' in ',
    '? a : b',
    'r"',
    '"""',
    '[0]',
    '{"a": 1}',
    '.size()',
    '0x1u',
    'b"',
    'timestamp(',
  ],
  run: (input) => {
    const verdict = judgeFilter(input.toString(), CLAIMS);
    if (verdict.root !== undefined) undocumentedIn(verdict.root);
    rewriteFilter(verdict, () => 'let-through');
    rewriteFilter(verdict, () => ({ expected: 'x' }));
  },
} satisfies FuzzTarget;
