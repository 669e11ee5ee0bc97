/**
 * A title behind "The client cannot sign in:". Only an article at its beginning becomes a small letter: names and
 * abbreviations (`TLS`, `Confluent`) stay as they are.
 */
export const continued = (title: string): string =>
  title.replace(/^(?:The|A|An|No|Some|Something|Nothing|This|It|Two|Several)\b/, (article) =>
    article.toLowerCase(),
  );

export const count = (many: number, what: string): string => `${many} ${what}${many === 1 ? '' : 's'}`;
