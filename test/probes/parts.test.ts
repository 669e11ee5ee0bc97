import { describe, expect, it, onTestFinished } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { examine } from '../../src/doctor/examine.ts';
import { startLab } from '../../src/lab/start.ts';
import { evidenceSoFar, type Parts } from '../../src/probes/parts.ts';

async function told(scenarios: readonly string[]) {
  const lab = await startLab(scenarios);
  onTestFinished(() => lab.close());
  const parts: Parts[] = [];
  const { evidence, diagnosis } = await examine(lab.target, {
    world: lab.world,
    onPart: (part) => parts.push(structuredClone(part)),
  });
  return { parts, evidence, diagnosis, secret: lab.target.clientSecret?.reveal() ?? '' };
}

describe('the parts of a run', () => {
  it.each([[], ['jwt/iss-trailing-slash'], ['jwks/not-json']])(
    'are together what it observed: %s',
    async (...scenarios) => {
      const { parts, evidence } = await told(scenarios);
      const { stopped, ...whole } = evidenceSoFar(parts, 'it was in a loop')!;
      expect(stopped).toBe('it was in a loop');
      const { heldUpMs: _, ...expected } = evidence;
      expect(whole).toEqual(expected);
    },
  );
  it('lead to no other root cause than the whole, wherever they end', async () => {
    const { parts, diagnosis } = await told(['jwt/iss-trailing-slash']);
    const ids = diagnosis.rootCauses.map(({ suspect }) => suspect.cause.id);
    expect(ids).toEqual(['jwt/iss-trailing-slash']);
    for (let end = 1; end <= parts.length; end += 1) {
      const { verdict, rootCauses } = diagnose(evidenceSoFar(parts.slice(0, end), 'it was in a loop')!);
      expect(verdict).not.toBe('healthy');
      expect(ids).toEqual(expect.arrayContaining(rootCauses.map(({ suspect }) => suspect.cause.id)));
      // What comes later might have told it from another one.
      expect(rootCauses.map(({ confidence }) => confidence)).toEqual(rootCauses.map(() => 'possible'));
    }
  });
  it('contain no secret', async () => {
    const { parts, secret } = await told([]);
    expect(secret).not.toBe('');
    expect(JSON.stringify(parts)).not.toContain(secret);
  });
  it('are not evidence before the run has begun', () => {
    expect(evidenceSoFar([], 'it was in a loop')).toBeUndefined();
  });
});
