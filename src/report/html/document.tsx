import { createHash } from 'node:crypto';
import type { Child } from 'hono/jsx';
import { renderToString } from 'hono/jsx/dom/server';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

/** CSP level 3, section 2.3.1: the hash of the exact bytes between the tags. */
const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * Nothing is loaded or sent, and only our own script and style run, even if a text from outside were interpreted as
 * markup after all.
 */
const policy = (): string =>
  [
    "default-src 'none'",
    `script-src ${hashOf(SCRIPT)}`,
    `style-src ${hashOf(STYLE)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

/** The file around the parts of a page. The renderer escapes all texts. */
export const pageOf = (title: string, body: Child): string =>
  `<!doctype html>\n${renderToString(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy()} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <meta name="format-detection" content="telephone=no" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <a class="skip" href="#report">
          Skip to the report
        </a>
        {body}
        <footer>
          <p>This file contains no secret and no usable token. It loads nothing and sends nothing.</p>
          <p class="on-paper">The raw evidence is not printed; open the file to see it.</p>
        </footer>
        <p id="said" class="unseen" role="status" />
        <script dangerouslySetInnerHTML={{ __html: SCRIPT }} />
      </body>
    </html>,
  )}\n`;
