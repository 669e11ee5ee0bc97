import { describe, expect, it } from 'vitest';
import { consolePath, hclResource, settings } from '../../src/commands/other-text.ts';
import { placeholder, filled, Variable } from '../../src/commands/value.ts';

describe('text that is not a command', () => {
  it('keeps a value in its line', () => {
    expect(settings`a=${'b\nc=d'}\ne=${'\u202e'}`.toString()).toBe('a=b\\nc=d\ne=\\u202e');
    expect(consolePath('Pools', 'x\u001b[2J\ny').toString()).toBe('Pools → x\\u001b[2J\\ny');
  });

  it('contains no template in HCL text', () => {
    const written = hclResource('x', {
      a: '${b} %{c} "e" \\ \n',
      f: filled`https://${new Variable('HOST')}/`,
    });
    expect(written.toString()).toBe(
      'resource "x" … { a = "$${b} %%{c} \\"e\\" \\\\ \\n", f = "https://$HOST/" }',
    );
    expect(hclResource('x', { a: '\b\\b\f' }).toString()).toContain(String.raw`"\u0008\\b\u000c"`);
  });

  it('has to be filled in if a part of it does, whatever its values look like', () => {
    expect(settings`a=${'$B <c> /path/d …'}`.isToFillIn).toBe(false);
    expect(settings`a=${new Variable('B')}`.isToFillIn).toBe(true);
    expect(settings`a=${placeholder('/path/ca.pem')}`.isToFillIn).toBe(true);
  });
});
