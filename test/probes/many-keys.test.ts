import { describe, expect, it, onTestFinished } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { JsonObject } from '../../src/evidence/json.ts';
import { startLab } from '../../src/lab/start.ts';
import { abridgedKeySet } from '../../src/probes/jwks.ts';
import { observer } from '../../src/probes/observe.ts';
import type { HttpDocument } from '../../src/evidence/http.ts';

const document = (keys: readonly JsonObject[]): HttpDocument => ({
  url: 'https://keys.acme.example/jwks',
  status: 200,
  headers: {},
  mediaType: 'application/json',
  bytes: 1,
  receivedAt: 0,
  tookMs: 0,
  form: 'json',
  json: { keys },
});
const numbered = (count: number) => Array.from({ length: count }, (_, index) => ({ kid: `k${index}` }));
const kidsIn = ({ json }: HttpDocument) =>
  ((json as JsonObject)['keys'] as readonly JsonObject[]).map(({ kid }) => kid);

describe('a key set with more keys than any issuer has', () => {
  it('is kept up to a thousand keys', () => {
    const whole = document(numbered(1_000));
    expect(abridgedKeySet(whole, 'k1')).toBe(whole);
  });

  it('keeps the first ones and those of the token, and says how many there were', () => {
    const { keysSeen, ...kept } = abridgedKeySet(document(numbered(20_000)), 'k19999');
    expect(keysSeen).toBe(20_000);
    expect(kidsIn(kept)).toEqual([...numbered(999).map(({ kid }) => kid), 'k19999']);
  });

  it.each([
    ['a token without a kid', undefined, 'k'],
    ['a token of a kid that all keys have', 'same', 'same'],
  ])('keeps no more for %s', (_, kid, prefix) => {
    const keys = numbered(5_000).map((key) => (prefix === 'same' ? { kid: 'same' } : key));
    expect(kidsIn(abridgedKeySet(document(keys), kid))).toHaveLength(1_000);
  });

  it("finds the token's key behind 12,000 others", async () => {
    const lab = await startLab([], {
      arrange: ({ idp }) => {
        idp.publish = ({ keys }) => ({ keys: [...numbered(12_000), ...keys] });
      },
    });
    onTestFinished(() => lab.close());
    const eye = observer(lab.target, { world: lab.world });
    onTestFinished(() => eye.close());
    const seen = await eye.observe();
    expect(seen.jwks.byProvider).toMatchObject({ value: { keysSeen: 12_002 } });
    expect(seen.token.signature).toMatchObject({ value: [{ outcome: 'valid' }, { outcome: 'valid' }] });
    expect(diagnose(seen).rootCauses).toEqual([]);
  });
});
