import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { causes } from '../../src/causes/registry.generated.ts';
import { texts } from '../../src/causes/texts.generated.ts';
import { needlesOf } from '../../src/explain/needles.ts';
import { explained } from './_explained.ts';

/**
 * Texts in back quotes under "What you see" that are not error texts by themselves: names, commands, statuses, parts of
 * sentences that are quoted in full beside them.
 */
const NO_TEXT =
  /^(?:curl\b.*|audience|HTTP|AUTH|CONNECT|kid|scope|access_token|OAuthBearerLoginCallbackHandler|sasl\.oauthbearer\.\S+|is required|internal_error|certificate_required|116|400|403|502|503|504|token_type: DPoP|client_credentials|.*\bUnauthorized|tlsv1 .*)$/;

/** Texts that indicate this cause only with the name of a proxy, as the page says. */
const ONLY_WITH_A_NAME = [
  'network/tcp-proxy-unreachable: UnknownHostException',
  'network/tcp-proxy-unreachable: ConnectException',
];

/** Texts without a reason, which servers use for many. They are recognised for any cause. */
const SHARED =
  /^(?:(?:… They are: )?(?:Authentication failed|generic).*|.*invalid credentials with SASL mechanism OAUTHBEARER|JWT_PROCESSING_FAILED|KID LOOKUP FAILED|SASL OAUTHBEARER authentication failed: Authentication failed during.*|(?:\{"error":")?(?:invalid_(?:client|scope|request|target|grant)|unauthorized_client|access_denied|unsupported_grant_type|server_error|temporarily_unavailable)(?:: Unauthorized)?(?:"\})?)$/s;

interface Quotation {
  readonly id: string;
  readonly quote: string;
}

const quotations: readonly Quotation[] = causes.flatMap(({ id }) => {
  const page = readFileSync(`docs/causes/${id}.md`, 'utf8');
  const section = /\n## What you see\n([^]*?)\n## /.exec(page)?.[1] ?? '';
  return [...section.matchAll(/``\s?([^]+?)\s?``|`([^`]+)`/g)].map((match) => ({
    id,
    quote: (match[1] ?? match[2] ?? '').replaceAll(/\s+/g, ' '),
  }));
});

describe('what the pages quote', () => {
  const quoted = quotations.filter(
    ({ id, quote }) => !NO_TEXT.test(quote) && !ONLY_WITH_A_NAME.includes(`${id}: ${quote}`),
  );

  it.each(quoted.filter(({ quote }) => !SHARED.test(quote)))('$id: $quote', async ({ id, quote }) => {
    const { causes: found } = await explained(quote);
    expect(found.map((each) => each.id)).toContain(id);
  });

  it.each([...new Set(quoted.filter(({ quote }) => SHARED.test(quote)).map(({ quote }) => quote))])(
    'is recognised, whatever the cause: %s',
    async (quote) => {
      expect(await explained(quote)).toMatchObject({ about: 'sign-in' });
    },
  );
});

describe('the texts of a cause', () => {
  it('have the id that is their path', () => {
    const ids = new Set<string>(causes.map(({ id }) => id));
    expect(texts.filter(({ cause }) => !ids.has(cause))).toEqual([]);
    for (const { cause } of texts) {
      expect(readFileSync(`src/causes/${cause}.texts.ts`, 'utf8')).toContain(`defineTexts('${cause}', [`);
    }
  });

  it.each(texts.flatMap(({ cause, texts: all }) => all.map((text) => ({ cause, text }))))(
    '$cause: $text.example',
    async ({ cause, text }) => {
      expect(text.pattern.test(text.example)).toBe(true);
      expect(text.source).toMatch(/\S{3}/);
      // Patterns are applied to untrusted lines: every gap is bounded, and skipping a line is cheap.
      expect(text.pattern.source).not.toMatch(/(?:\.|\[\^[^\]]*\])[*+](?!\?\?)/);
      expect(needlesOf(text.pattern)).not.toEqual([]);
      expect(text.pattern.flags.replace('i', '')).toBe('');
      const { errors } = await explained(text.example);
      expect(errors.flatMap(({ findings }) => findings.flatMap(({ causes: ids }) => ids))).toContain(cause);
    },
  );

  it.each(texts.flatMap(({ texts: all }) => all).map((text) => [text.example, text] as const))(
    'are searched for in a megabyte of their own words in bounded time: %s',
    { tags: ['thorough'] },
    (example, { pattern, beside, unless }) => {
      const half = example.slice(0, Math.ceil(example.length / 2));
      for (const piece of [example.slice(0, -1), half, half.slice(0, 8), ' ', 'a', '"', '\\']) {
        const long = piece.repeat(Math.ceil(1_000_000 / piece.length));
        for (const each of [pattern, beside, unless]) each?.test(long);
      }
    },
  );
});
