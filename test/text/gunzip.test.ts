import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gunzipped } from '../../src/text/gunzip.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function textOf(chunks: AsyncIterable<Uint8Array | string>): Promise<string> {
  const read: Buffer[] = [];
  for await (const chunk of gunzipped(chunks)) read.push(Buffer.from(chunk));
  return Buffer.concat(read).toString();
}

const TEXT = 'order done\n'.repeat(20_000);

describe('a text that may be compressed', () => {
  it.each([1, 2, 7, 65_536])('is read in pieces of %d bytes', async (size) => {
    expect(await textOf(inPieces(gzipSync('a\nb\n'), size))).toBe('a\nb\n');
    expect(await textOf(inPieces(Buffer.from('a\nb\n'), size))).toBe('a\nb\n');
  });

  it('may be long, several files in one, or empty', async () => {
    expect(await textOf(inPieces(gzipSync(TEXT), 512))).toBe(TEXT);
    expect(await textOf(inPieces(Buffer.concat([gzipSync('a\n'), gzipSync('b\n')]), 3))).toBe('a\nb\n');
    expect(await textOf(inPieces(Buffer.alloc(0), 1))).toBe('');
  });

  it('fails with a code when it is damaged or breaks off', async () => {
    const packed = gzipSync(TEXT);
    await expect(textOf(inPieces(packed.subarray(0, packed.length - 20), 64))).rejects.toMatchObject({
      code: 'Z_BUF_ERROR',
    });
    await expect(
      textOf(inPieces(Buffer.from([0x1f, 0x8b, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9]), 4)),
    ).rejects.toMatchObject({
      code: 'Z_DATA_ERROR',
    });
  });

  it('passes on the error of what it reads', async () => {
    const broken = async function* (): AsyncGenerator<Uint8Array> {
      yield gzipSync(TEXT).subarray(0, 30);
      throw new RangeError('gone');
    };
    await expect(textOf(broken())).rejects.toThrow('gone');
  });
});
