/**
 * A title after "The client cannot sign in:". Only an initial article becomes lower case; names and abbreviations
 * (`TLS`, `Confluent`) stay.
 */
export const continued = (title: string): string =>
  title.replace(/^(?:The|A|An|No|Some|Something|Nothing|This|It|Two|Several)\b/, (article) =>
    article.toLowerCase(),
  );

export const count = (many: number, what: string): string => `${many} ${what}${many === 1 ? '' : 's'}`;
