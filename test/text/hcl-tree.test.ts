import { describe, expect, it } from 'vitest';
import { at, flattened, textAt } from '../../src/text/tree.ts';
import { parseHclTrees } from '../../src/text/hcl-tree.ts';
import { sourceOf } from '../../src/text/source.ts';

const parsed = (text: string) => parseHclTrees(sourceOf('x.tf', Buffer.from(text)));

describe('an HCL file as names and values', () => {
  it('has blocks under their types and labels', () => {
    const [file] = parsed(
      `resource "a" "b" {\n  c = 1\n  d {\n    e = "f"\n  }\n}\notelcol.exporter.kafka "x" { g = \`h\` }`,
    );
    expect(flattened(file).map(({ name, value }) => `${name.text}=${value.text}`)).toEqual([
      'resource.a.b.c=1',
      'resource.a.b.d.e=f',
      'otelcol.exporter.kafka.x.g=h',
    ]);
  });

  it('leaves what is worked out elsewhere as references', () => {
    const [file] = parsed(
      `a = var.secret\nb = "https://\${var.host}/\${upper("x")}"\nc = sys.env("NAME")\nd = lower(var.x)\ne = <<-EOF\n  p=\${local.q}\n  EOF\n`,
    );
    expect(['a', 'b', 'c', 'd', 'e'].map((name) => textAt(file, name)?.text)).toEqual([
      '${var.secret}',
      'https://${var.host}/${upper_x}',
      '${NAME}',
      '${lower_var.x}',
      'p=${local.q}\n',
    ]);
  });

  it('has the documents that it encodes beside it', () => {
    const [file, first, second, ...others] = parsed(
      `values = [yamlencode({ a = { b = "c" } })]\nd = jsonencode([{ name = "e" }])\nf = sensitive("g")`,
    );
    expect(others).toEqual([]);
    expect(textAt(first, 'a', 'b')?.text).toBe('c');
    expect(second).toMatchObject({ kind: 'list' });
    expect(at(file, 'd')).toMatchObject({ kind: 'scalar', value: '' });
    expect(textAt(file, 'f')?.text).toBe('g');
  });
});
