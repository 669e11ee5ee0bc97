/** Root causes with a filter of their own: more would be a wall of buttons. */
export const MOST_FILTERS = 20;

/** The parts that only the page of a fleet has, and its filters, which need no script. */
export const fleetStyle = (rootCauses: number): string => `${STYLE}${filterRules(rootCauses)}`;

const filterRules = (rootCauses: number): string =>
  [
    ...Array.from({ length: Math.min(rootCauses, MOST_FILTERS) }, (_, at) => `cause-${at}`),
    ...['others', 'open', 'healthy', 'skipped'],
  ]
    .map((key) => `#clients:has(#show-${key}:checked) .client:not(.of-${key}) { display: none; }\n`)
    .join('');

const STYLE = `
.states { margin: 0 0 .6rem; }
.share { display: block; width: 100%; height: .8rem; border-radius: 99px; overflow: hidden; background: var(--line); }
.share .fail { fill: var(--bad); } .share .pass { fill: var(--good); } .share .warn { fill: var(--warn); } .share .unknown { fill: var(--none); }
.states ul { list-style: none; padding: 0; margin: .5rem 0 0; display: flex; flex-wrap: wrap; gap: .2rem 1.5rem; font-size: .95rem; }
.states li::before { content: ''; display: inline-block; width: .7em; height: .7em; border-radius: 50%; margin-right: .45em; background: var(--none); }
.states .fail::before { background: var(--bad); } .states .warn::before { background: var(--warn); } .states .pass::before { background: var(--good); }
.run { font-size: .85rem; margin: 0 0 1rem; }
.overview { list-style: none; padding: 0; margin: 0; }
.overview li { display: grid; grid-template-columns: 4.2rem 1fr minmax(4rem, 14rem); gap: 0 1rem; align-items: center; padding: .45rem 0; border-top: 1px solid var(--line); }
.overview li:first-child { border-top: 0; padding-top: 0; }
.overview .many { font-size: 1.5rem; font-weight: 700; text-align: right; font-variant-numeric: tabular-nums; line-height: 1.2; }
.overview a { font-weight: 600; } .overview p { margin: 0; font-size: .88rem; }
.overview .share { height: .5rem; }
.names { overflow-wrap: anywhere; unicode-bidi: bidi-override; direction: ltr; }

.filters { border: 0; padding: 0; margin: 0 0 .75rem; display: flex; flex-wrap: wrap; gap: .4rem; min-width: 0; }
.filters legend { padding: 0; margin-bottom: .3rem; color: var(--soft); font-size: .9rem; }
.filters label { position: relative; max-width: 100%; }
.filters input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
.filters span { display: block; border: 1px solid var(--none); border-radius: 99px; padding: .2rem .8rem; font-size: .88rem; overflow-wrap: anywhere; }
.filters b { font-variant-numeric: tabular-nums; }
.filters input:checked + span { background: var(--calm); border-color: var(--calm); color: var(--paper); }
.filters input:focus-visible + span { outline: 3px solid var(--calm); outline-offset: 2px; }
.find { display: flex; gap: .6rem; align-items: center; } .find[hidden] { display: none; }
.find input { flex: 0 1 24rem; min-width: 0; font: inherit; padding: .35rem .6rem; color: var(--ink); background: var(--paper); border: 1px solid var(--none); border-radius: 6px; }
.clients { list-style: none; padding: 0; margin: .75rem 0 0; }
.client { border-top: 1px solid var(--line); padding: .3rem 0; content-visibility: auto; contain-intrinsic-size: auto 2.4rem; }
.client.unfound { display: none; }
.client details { margin: 0; } .client summary { padding: 0; font-weight: 400; }
.client summary .quiet, .client > .quiet { font-size: .88rem; margin-left: .5rem; }
.client details[open] { padding-bottom: .75rem; } .client details > :not(summary) { margin-left: 1.6rem; }
.client .rows div:first-child { border-top: 0; }
@media screen and (max-width: 50rem) {
  .overview li { grid-template-columns: 3.4rem 1fr; align-items: baseline; } .overview .share { grid-column: 2; margin-top: .35rem; }
  .client summary .quiet, .client > .quiet { display: block; margin-left: 1.6rem; }
  .client details > :not(summary) { margin-left: .5rem; }
}
@media print {
  .filters, .find { display: none; } .client { content-visibility: visible; padding: .08rem 0; break-inside: avoid; }
  #clients details:not(.raw)::details-content { content-visibility: hidden; height: 0; display: none; }
  .overview li { break-inside: avoid; }
}
`;
