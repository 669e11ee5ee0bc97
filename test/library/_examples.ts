import { readFileSync } from 'node:fs';

/** A program of a documentation page, and what the page says that it prints. */
export interface Example {
  /** The heading above it. */
  readonly heading: string;
  readonly code: string;
  /** `…` matches anything that the page omits. */
  readonly prints?: string;
}

const PARTS = /^## (?<heading>.*)$|^```ts\n(?<code>[^]*?)^```$(?:\n+```text\n(?<prints>[^]*?)^```$)?/gm;

/** The programs of a page, in order. */
export function examplesOf(page: string): readonly Example[] {
  let under = '';
  return [...readFileSync(page, 'utf8').matchAll(PARTS)].flatMap(({ groups = {} }) => {
    const { heading, code, prints } = groups;
    if (heading !== undefined) under = heading;
    return code === undefined ? [] : { heading: under, code, ...(prints !== undefined && { prints }) };
  });
}
