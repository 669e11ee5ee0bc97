import cause from '../../../src/causes/token/response-without-token.ts';
import { expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { casebook, given } from '../../casebook.ts';
import { answers, page } from './_answers.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the token has another name',
      given: [answers({ status: 200, members: ['accessToken', 'expiresIn'] })],
    },
    { because: 'the body is empty', given: [answers({ status: 204, form: 'empty' })] },
    {
      because: 'the body is the bare token',
      given: [answers({ status: 200, form: 'text', excerpt: 'eyJ…' })],
    },
    {
      because: 'a page of the right URL, which only its title tells anything of',
      given: [page(200, '<html><title>Sign in to Acme</title>')],
    },
  ],
  innocent: [
    { because: 'a holding page', given: [page(200, '<html><title>Under maintenance')] },
    { because: 'a token came', given: [] },
    { because: 'there is only an id_token', given: [answers({ status: 200, members: ['id_token'] })] },
    { because: 'there is an error', given: [answers({ status: 200, members: ['error'] })] },
  ],
});

it('says that the body is compressed, which no Kafka client decodes', () => {
  const compressed = answers({ status: 200, form: 'text', headers: { 'content-encoding': 'gzip' } });
  const [root] = diagnose(given(compressed)).rootCauses;
  expect(root?.suspect.cause.id).toBe(cause.id);
  expect(root?.suspect.seen.because).toContain('compressed (Content-Encoding: gzip)');
});

it('quotes the title of an unknown page, and calls it only possible', () => {
  const [root] = diagnose(given(page(200, '<html><title>Sign in to Acme</title>'))).rootCauses;
  expect(root?.confidence).toBe('possible');
  expect(root?.suspect.seen.because).toContain('“Sign in to Acme”');
});
