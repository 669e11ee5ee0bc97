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
const policy = (script: string, style: string): string =>
  [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

/** What one kind of page has besides what all have. */
interface Besides {
  readonly style?: string;
  readonly script?: string;
  /** Default: yes, and the footer says that it is not printed. */
  readonly hasRawEvidence?: boolean;
}

/** The file around the parts of a page. The renderer escapes all texts. */
export function pageOf(
  title: string,
  body: Child,
  { style: moreStyle = '', script: moreScript = '', hasRawEvidence = true }: Besides = {},
): string {
  const [style, script] = [STYLE + moreStyle, SCRIPT + moreScript];
  return `<!doctype html>\n${renderToString(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy(script, style)} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <meta name="format-detection" content="telephone=no" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <a class="skip" href="#report">
          Skip to the report
        </a>
        {body}
        <footer>
          <p>This file contains no secret and no usable token. It loads nothing and sends nothing.</p>
          {hasRawEvidence ? (
            <p class="on-paper">The raw evidence is not printed; open the file to see it.</p>
          ) : null}
        </footer>
        <p id="said" class="unseen" role="status" />
        <script dangerouslySetInnerHTML={{ __html: script }} />
      </body>
    </html>,
  )}\n`;
}
