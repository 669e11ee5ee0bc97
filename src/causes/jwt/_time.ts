/** An instant for people to read, from seconds since the epoch. */
export const utc = (seconds: number): string => {
  const date = new Date(Math.round(seconds) * 1000);
  return Number.isNaN(date.getTime()) ? String(seconds) : date.toISOString().replace('.000Z', 'Z');
};

/** Seconds by which the identity provider's clock is ahead of Confluent's; 0 when one of the two is unknown. */
export const aheadOfConfluent = (idpAhead: number | undefined, confluentAhead: number | undefined): number =>
  idpAhead === undefined || confluentAhead === undefined ? 0 : (idpAhead - confluentAhead) / 1000;
