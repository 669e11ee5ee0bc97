import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { listed, type Listed } from '../../src/kubernetes/listed.ts';
import { pathOf } from '../../src/kubernetes/workload.ts';

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
const read = (items: readonly object[], write: (list: object) => string = JSON.stringify): Promise<Listed> =>
  listed(once(write({ apiVersion: 'v1', items, kind: 'List' })));

const object = (
  kind: string,
  name: string,
  more: object = {},
  owner?: readonly [kind: string, name: string],
) => ({
  apiVersion: 'v1',
  kind,
  metadata: {
    name,
    namespace: 'shop',
    ...(owner && { ownerReferences: [{ kind: owner[0], name: owner[1], controller: true }] }),
  },
  ...more,
});
const names = ({ workloads }: Listed): readonly string[] => workloads.map(pathOf);

describe('a list of Kubernetes objects', () => {
  const items = [
    object('Deployment', 'orders'),
    object('Service', 'orders'),
    object('Secret', 'plain', { stringData: { a: 'new' }, data: { a: 'b2xk', b: 'AP8=' } }),
    object('ConfigMap', 'files', {
      data: { 'a.properties': '- x\nkind: Secret\nmetadata:\n  name: forged\n' },
    }),
    object('Secret', 'release', { type: 'helm.sh/release.v1', data: { release: 'AAAA' } }),
  ];
  it.each([
    ['JSON', JSON.stringify],
    ['YAML', (list: object) => stringify(list, { indentSeq: false })],
  ])('has its workloads and what they refer to, in %s', async (_, write) => {
    const found = await read(items, write);
    expect(found).toMatchObject({ count: 5, unread: [] });
    expect(names(found)).toEqual(['shop/deployment/orders']);
    const { find, whyAbsent } = found.stores;
    const secret = find({ kind: 'Secret', namespace: 'shop', name: 'plain' })!;
    expect(Buffer.from(secret.get('a')!).toString()).toBe('new');
    expect([...secret.get('b')!]).toEqual([0, 255]);
    expect(find({ kind: 'ConfigMap', namespace: 'shop', name: 'files' })?.has('a.properties')).toBe(true);
    for (const name of ['release', 'forged'])
      expect(find({ kind: 'Secret', namespace: 'shop', name })).toBeUndefined();
    expect(find({ kind: 'Secret', namespace: 'other', name: 'plain' })).toBeUndefined();
    expect(whyAbsent({ kind: 'Secret', namespace: 'other', name: 'plain' })).toBe('is not in the list');
  });

  it('names each workload once, whoever made its pods', async () => {
    const pods = [
      object('Deployment', 'orders'),
      object('ReplicaSet', 'orders-5d4f', {}, ['Deployment', 'orders']),
      object('Pod', 'orders-5d4f-x', {}, ['ReplicaSet', 'orders-5d4f']),
      object('Pod', 'billing-7c9-a', {}, ['ReplicaSet', 'billing-7c9']),
      object('Pod', 'billing-7c9-b', {}, ['ReplicaSet', 'billing-7c9']),
      object('CronJob', 'nightly'),
      object('Job', 'nightly-2891', {}, ['CronJob', 'nightly']),
      object('Pod', 'nightly-2891-z', {}, ['Job', 'nightly-2891']),
      object('Pod', 'alone'),
    ];
    const expected = [
      'shop/deployment/orders',
      'shop/pod/billing-7c9-a',
      'shop/cronjob/nightly',
      'shop/pod/alone',
    ];
    expect(names(await read(pods))).toEqual(expected);
    // Without the ReplicaSet and the Job.
    expect(names(await read(pods.filter(({ kind }) => kind !== 'ReplicaSet' && kind !== 'Job')))).toEqual(
      expected,
    );
  });

  it('says what it cannot read, and reads the rest', async () => {
    const found = await listed(
      once(
        `apiVersion: v1\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata: {name: "../../etc", namespace: shop}\n` +
          `- apiVersion: v1\n  kind: Pod\n  metadata: {name: "a\n- apiVersion: v1\n  kind: Pod\n  metadata: {name: sound, namespace: shop}\n` +
          `- apiVersion: v1\n  kind: Pod\n  spec: ${'['.repeat(200)}\n`,
      ),
    );
    expect(names(found)).toEqual(['shop/pod/sound']);
    expect(found.unread).toEqual([
      'line 3: Kubernetes does not allow the name of this Pod',
      'line 6: this is not valid YAML; was it cut off?',
      'line 12: this object is nested too deeply',
    ]);
  });

  it('is read within bounds, however long it is', async () => {
    const secret = stringify(object('Secret', 'big', { data: { a: 'QUJD'.repeat(250_000) } }))
      .replace(/^(?=.)/gm, '  ')
      .replace(/^ {2}/, '- ');
    async function* long(): AsyncGenerator<string> {
      yield 'apiVersion: v1\nitems:\n';
      for (let each = 0; each < 20; each += 1) yield secret.replace('name: big', `name: big-${each}`);
      yield '- apiVersion: apps/v1\n  kind: Deployment\n  metadata: {name: last, namespace: shop}\n';
    }
    const found = await listed(long());
    expect(found.count).toBe(21);
    expect(names(found)).toEqual(['shop/deployment/last']);
    expect(found.stores.find({ kind: 'Secret', namespace: 'shop', name: 'big-19' })?.get('a')?.length).toBe(
      750_000,
    );
    async function* endless(): AsyncGenerator<string> {
      yield '{"items":[';
      for (;;) yield '{},'.repeat(500);
    }
    await expect(listed(endless(), { most: 2_000 })).rejects.toThrow(/more than 2,000 objects/);
  });

  it('takes no alias for more than a few', async () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c]\nkind: Pod\n`;
    expect(() => parse(bomb, { maxAliasCount: 100 }) as unknown).toThrow();
    expect((await listed(once(bomb))).unread).toEqual(['line 1: this is not valid YAML; was it cut off?']);
  });
});
