import { decodedBy } from '../../text/located.ts';
import { inner } from '../../text/source.ts';
import type { Carrier } from '../carrier.ts';

/** A file quoted in a mail or a ticket: `> ` before each line (RFC 3676, section 4.5). */
export default {
  id: 'mail',
  title: 'a quoted mail',
  syntax: 'text',
  recognise: ({ content: { text } }) => {
    const quoted = text.match(/^ ?>/gm)?.length ?? 0;
    const properties =
      text.match(
        /^ ?(?:> ?){1,5}\s*["']?[\w.%[\]-]{0,80}(?:bootstrap[.-]servers|security\.protocol|sasl\.)/gm,
      )?.length ?? 0;
    return quoted >= 3 && properties >= 2 ? 'surely' : 'no';
  },
  held: (source) => {
    const { content } = source;
    // The lines of the reply, between the quoted ones, are not part of the file.
    const quoted = decodedBy(
      content,
      /^(?! ?>).*\n?|^ ?(?:> ?){1,5}/gm,
      () => '',
      (text) => text,
    );
    return [{ kind: 'file', file: inner(source, '', quoted), part: 'the quoted lines' }];
  },
} satisfies Carrier;
