/** The style of the page: light or dark by the reader's preference, one column on a phone, black on white on paper. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #f6f7f9; --paper: #fff; --ink: #16202c; --soft: #536273; --line: #d7dde4; --code: #f0f2f6;
  --good: #14723c; --bad: #b3261e; --warn: #8a5200; --calm: #1f5fbf; --none: #64717f;
  --good-ground: #e7f5ec; --bad-ground: #fdeceb; --warn-ground: #fff3dc; --calm-ground: #e8f0fc;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #10151b; --paper: #181f27; --ink: #e6ebf1; --soft: #a3b0be; --line: #323d49; --code: #0f151b;
    --good: #5fd08e; --bad: #ff8a80; --warn: #f4b860; --calm: #82b4ff; --none: #93a1af;
    --good-ground: #12301f; --bad-ground: #3d1b1a; --warn-ground: #362813; --calm-ground: #16294a;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; overflow-wrap: break-word; background: var(--ground); color: var(--ink); font: 16px/1.5 var(--sans); }
header.verdict, main, footer { max-width: 68rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2rem); }
h1 { font-size: clamp(1.35rem, 1rem + 2vw, 2rem); line-height: 1.25; margin: .4rem 0 1rem; text-wrap: balance; }
h1, h2, h3, a { overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 0 0 .75rem; line-height: 1.3; text-wrap: balance; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
p, ul, ol, dl { margin: .5rem 0; }
a { color: var(--calm); }
:focus-visible { outline: 3px solid var(--calm); outline-offset: 2px; border-radius: 4px; }
code, pre { font: .9em/1.5 var(--mono); }
.value, .which { overflow-wrap: anywhere; unicode-bidi: bidi-override; direction: ltr; }
.unseen, .skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip:focus { position: fixed; top: .5rem; left: .5rem; background: var(--paper); padding: .5rem 1rem; z-index: 1; }
.quiet, .lead, .source, dt, figcaption { color: var(--soft); }
.source { display: block; font-size: .85em; overflow-wrap: anywhere; }
.id { color: var(--soft); font-size: .8em; }

header.verdict { padding-top: 2rem; }
.brand { margin: 0; color: var(--soft); font-weight: 700; letter-spacing: .01em; }
.brand span { font-weight: 400; }
h1 { display: flex; gap: .6em; align-items: flex-start; }
h1 .mark { width: 1.15em; height: 1.15em; flex: none; margin-top: .06em; }
.unhealthy h1 { color: var(--bad); } .healthy h1 { color: var(--good); } .inconclusive h1 { color: var(--warn); }
.inconclusive h1 .mark circle { fill: var(--warn); }
.subject { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .5rem 1.5rem; margin: 0 0 1.5rem; font-size: .9rem; }
.subject dt { font-size: .8rem; } .subject dd { margin: 0; overflow-wrap: anywhere; }

section { background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: clamp(1rem, 3vw, 1.75rem); margin: 0 0 1.25rem; }
.lead { margin-top: -.4rem; max-width: 48rem; }
.aside { padding: .6rem .9rem; border-radius: 8px; background: var(--warn-ground); color: var(--ink); border-left: 4px solid var(--warn); }
.aside.good { background: var(--good-ground); border-color: var(--good); }
.on-paper { display: none; }
footer { color: var(--soft); font-size: .85rem; padding-block: .5rem 2rem; }

.mark { width: 1.05em; height: 1.05em; vertical-align: -.17em; flex: none; }
.mark path { fill: none; stroke: var(--paper); stroke-width: 2.4; stroke-linecap: round; stroke-linejoin: round; }
.mark.pass circle { fill: var(--good); } .mark.fail circle { fill: var(--bad); }
.mark.warn circle, .mark.partly circle { fill: var(--warn); } .mark.unknown circle { fill: var(--none); }

mark { background: var(--bad); color: var(--paper); border-radius: 3px; padding: 0 .12em; font-weight: 700; }
mark.gap { display: inline-block; width: .7em; height: 1.1em; vertical-align: -.2em; background: none; border: 2px dashed var(--bad); padding: 0; }
.contrast { background: var(--bad-ground); border-radius: 8px; padding: .75rem 1rem; display: grid; gap: .6rem; }
.contrast div { display: grid; grid-template-columns: 15rem 1fr; gap: 0 1rem; align-items: baseline; }
.contrast dt { color: var(--ink); } .contrast dd { margin: 0; } .contrast .value { font-size: 1rem; }
.contrast .source { color: inherit; }
.rows div { display: grid; grid-template-columns: 15rem 1fr; gap: 0 1rem; padding: .35rem 0; border-top: 1px solid var(--line); }
.rows dd { margin: 0; overflow-wrap: anywhere; }

.fix { border-left: 4px solid var(--good); padding-left: 1rem; margin: 1rem 0; }
.fix .summary { font-size: 1.1rem; }
.command { margin: .9rem 0; }
.where { margin: 0 0 .3rem; font-size: .9rem; color: var(--soft); display: flex; gap: .6rem; flex-wrap: wrap; align-items: center; }
.route { background: var(--calm-ground); border-radius: 8px; padding: .55rem .8rem; margin: 0; overflow-wrap: anywhere; }
.badge { display: inline-block; border-radius: 99px; padding: .05rem .65rem; font-size: .82rem; font-weight: 600; background: var(--calm-ground); color: var(--calm); }
.badge.paste { background: var(--good-ground); color: var(--good); }
.badge.fill-in { background: var(--calm-ground); color: var(--calm); }
.badge.check-first { background: var(--warn-ground); color: var(--warn); }
.badge.reads { margin: .2rem .3rem 0 0; } .badge.holds { background: var(--good-ground); color: var(--good); } .badge.fails { background: var(--bad-ground); color: var(--bad); }
.copyable { display: flex; background: var(--code); border: 1px solid var(--line); border-radius: 8px; align-items: flex-start; }
.copyable pre { flex: 1; min-width: 0; border: 0; }
pre { margin: 0; padding: .7rem .9rem; overflow: auto; background: var(--code); border: 1px solid var(--line); border-radius: 8px; white-space: pre-wrap; overflow-wrap: anywhere; }
button.copy { flex: none; margin: .45rem; min-height: 2rem; min-width: 4.5rem; padding: .2rem .8rem; font: 600 .85rem var(--sans); color: var(--ink); background: var(--paper); border: 1px solid var(--none); border-radius: 6px; cursor: pointer; }
button.copy:hover { border-color: var(--calm); color: var(--calm); }
button.copy[hidden] { display: none; }

.way { list-style: none; padding: 0; margin: 1.25rem 0 0; display: flex; align-items: flex-start; }
.way li { text-align: center; font-size: .85rem; min-width: 0; overflow-wrap: anywhere; }
.stop { flex: 0 1 8rem; display: flex; flex-direction: column; align-items: center; gap: .25rem; line-height: 1.3; }
.stop strong { padding-inline: .3rem; }
.stop .icon { width: 3.5rem; height: 3.5rem; padding: .8rem; border: 2px solid var(--none); border-radius: 50%; background: var(--ground); margin-bottom: .2rem; }
.icon path { fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
.stop.pass .icon { border-color: var(--good); } .stop.broken .icon { border-color: var(--bad); color: var(--bad); background: var(--bad-ground); }
.stop.beyond .icon { border-style: dashed; color: var(--none); } .stop.beyond strong { color: var(--soft); font-weight: 500; }
.which { font-size: .75rem; color: var(--soft); }
.leg { flex: 1 1 4.5rem; padding: 0 .15rem; position: relative; }
.verb { display: block; color: var(--soft); line-height: 1.1rem; height: 1.1rem; margin-bottom: .1rem; white-space: nowrap; font-size: .78rem; }
.arrow { display: block; overflow: visible; stroke: var(--none); stroke-width: 2; fill: none; }
.arrow.across { width: 100%; height: 20px; } .arrow.down { display: none; }
.leg.pass .arrow { stroke: var(--good); } .leg.fail .arrow line { stroke-dasharray: 4 4; } .leg.unknown .arrow line { stroke-dasharray: 2 5; }
.leg.partly .arrow, .leg.warn .arrow { stroke: var(--warn); }
.leg.broken .arrow { stroke: var(--bad); stroke-width: 3; } .leg.broken .arrow line { stroke-dasharray: 7 5; }
.standing { display: flex; flex-direction: column; align-items: center; gap: .3rem; line-height: 1.25; font-size: .8rem; }
.leg .standing { margin-top: calc(-10px - .55rem); } .leg .standing .mark { width: 1.1rem; height: 1.1rem; box-shadow: 0 0 0 4px var(--paper); border-radius: 50%; background: var(--paper); }
.leg.broken .standing { margin-top: calc(-10px - .85rem); } .leg.broken .standing .mark { width: 1.7rem; height: 1.7rem; box-shadow: 0 0 0 2px var(--paper); }
.broken .standing { color: var(--bad); font-weight: 700; }
.leg.fail:not(.broken) .mark circle { fill: var(--none); }
.aside.bad { background: var(--bad-ground); border-color: var(--bad); margin-top: 1.25rem; }

table { border-collapse: collapse; width: 100%; font-size: .92rem; table-layout: fixed; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { border-top: 0; color: var(--soft); font-weight: 400; font-size: .85rem; }
tbody th { font-weight: 500; } th .source { font-weight: 400; }
th.group { font-weight: 700; padding-top: 1.1rem; border-top: 0; } th.group::first-letter { text-transform: uppercase; }
tr.differs td, tr.differs th { background: var(--bad-ground); } tr.differs th { padding-left: .6rem; border-radius: 6px 0 0 6px; }
tr.differs .source { color: var(--ink); }
tr.read th { border-left: 4px solid var(--calm); padding-left: .6rem; }
.values { list-style: none; margin: 0; padding: 0; }
.stand { white-space: normal; font-size: .85rem; margin-left: .4rem; }
#witnesses thead th:first-child { width: 14rem; } #witnesses thead th:last-child { width: 16rem; } #witnesses td.source { display: table-cell; }
#token thead th:first-child { width: 7rem; } #token thead th:last-child { width: 24rem; }
.conditions { list-style: none; padding: 0; }

.chart thead th:first-child { width: 15rem; } .chart thead th:last-child { width: 14.5rem; } .chart th:last-child, .chart td:last-child { padding-left: .9rem; padding-right: 0; }
.chart td.bar { padding: 0; position: relative; min-height: 1.9rem; }
.track { display: block; position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; }
svg.scale { display: block; width: 100%; height: 1rem; overflow: visible; font-size: .7rem; }
svg.scale text { fill: var(--soft); } svg.scale .now { fill: var(--bad); font-weight: 700; }
.tick { stroke: var(--line); } line.now { stroke: var(--bad); stroke-width: 2; }
.track rect, .track circle { fill: var(--calm); } .track rect { y: calc(50% - .45rem); height: .9rem; }
.track.token rect, .track.session rect, .track.token circle { fill: var(--good); }
.track.certificate rect { fill: var(--none); } .track.keys rect, .track.keys circle { fill: var(--calm); }
.track.clock circle { fill: var(--warn); } .track.configuration circle { fill: var(--none); }
.track.token.past rect, .track.certificate.past rect, .track.token.future rect, .track.certificate.future rect { fill: var(--bad); }
.number { white-space: nowrap; }
.paths li { overflow-wrap: anywhere; }

details { margin: .6rem 0; } summary { cursor: pointer; padding: .35rem 0; font-weight: 600; }
summary .quiet { font-weight: 400; font-size: .9rem; }
.gate { border-top: 1px solid var(--line); margin: 0; } .gate summary { padding: .55rem 0; }
.checks, .items { list-style: none; padding: 0; margin: 0 0 .75rem; }
.checks li { display: flex; gap: .6rem; padding: .45rem 0 .45rem .5rem; } .checks .mark { margin-top: .25em; }
.checks strong, .items strong { font-weight: 600; } .checks p, .items p { margin: .1rem 0; color: var(--soft); overflow-wrap: anywhere; }
.items li { padding: .5rem 0; border-top: 1px solid var(--line); } .items li:first-child { border-top: 0; }
.questions > li { margin: 0 0 1.1rem; padding-left: .25rem; } .questions .route { margin: .35rem 0; font-size: .9rem; }
.missing { margin: .35rem 0; }
.raw pre { max-height: 28rem; font-size: .8rem; }

@media screen and (max-width: 50rem) {
  svg.scale .wide { display: none; }
  .way { flex-direction: column; align-items: stretch; }
  .way li { text-align: left; flex: none; }
  .stop strong { padding: 0; }
  .stop { display: grid; grid-template-columns: 3.5rem 1fr; gap: 0 .9rem; align-items: center; }
  .stop .icon { grid-row: 1 / span 3; margin: 0; } .stop > :not(.icon) { grid-column: 2; justify-self: start; }
  .leg { padding: .4rem 0 .4rem 4.4rem; min-height: 3.6rem; display: flex; flex-direction: column; justify-content: center; }
  .verb { height: auto; margin: 0; white-space: normal; }
  .arrow.across { display: none; } .arrow.down { display: block; position: absolute; left: calc(1.75rem - 10px); top: .3rem; width: 20px; height: calc(100% - .6rem); }
  .standing, .leg .standing, .leg.broken .standing { flex-direction: row; align-items: center; gap: .4rem; text-align: left; margin: 0; }
  .leg .standing .mark { position: absolute; left: calc(1.75rem - .55rem); top: calc(50% - .55rem); } .leg.broken .standing .mark { left: .9rem; top: calc(50% - .85rem); }
  .contrast div, .rows div { grid-template-columns: 1fr; }
  .copyable { flex-direction: column; } .copyable pre { width: 100%; } button.copy { align-self: flex-end; margin-top: 0; }
  table, tbody, tr, td, tbody th { display: block; width: auto !important; }
  thead { display: none; }
  .chart thead { display: block; } .chart thead tr { display: block; } .chart thead th { display: none; } .chart thead th.scale { display: block; border: 0; padding: 0; }
  .chart td.bar { height: 1.9rem; }
  td, tbody th { border-top: 0; padding: .15rem 0 !important; } tr { border-top: 1px solid var(--line); padding: .5rem 0; }
  tr.differs, tr.read { padding-left: .6rem; } tr.differs { background: var(--bad-ground); border-radius: 6px; } tr.read { border-left: 4px solid var(--calm); } tr.read th { border-left: 0; }
  #witnesses td.source { display: block; } #witnesses thead, #token thead { display: none; }
}
@media print {
  :root { color-scheme: light; --ground: #fff; --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --code: #f5f5f5;
    --good: #14723c; --bad: #b3261e; --warn: #8a5200; --calm: #1f5fbf; --none: #64717f;
    --good-ground: #eef8f1; --bad-ground: #fdf0ef; --warn-ground: #fff6e5; --calm-ground: #eef4fd; }
  @page { margin: 15mm; }
  html { font-size: 11px; } body { font-size: 9.5pt; } .on-paper { display: block; }
  details:not(.raw)::details-content { content-visibility: visible; display: block; height: auto; opacity: 1; }
  summary { list-style: none; } summary::-webkit-details-marker { display: none; }
  .checks li { padding: .15rem 0 .15rem .5rem; } .checks strong::after { content: ':'; } .checks p { display: inline; margin-left: .3em; } .checks .id { margin-left: .5em; }
  section { border: 0; border-top: 1px solid var(--line); border-radius: 0; padding: 6mm 0 0; margin: 0 0 6mm; }
  header.verdict { padding-top: 0; } header.verdict, main, footer { padding-inline: 0; max-width: none; }
  button.copy, .skip, #evidence { display: none !important; }
  h2, h3, summary, .lead, .where, th.group { break-after: avoid; } tr, .command, .checks li, .items li, .questions > li, .way, .contrast { break-inside: avoid; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }

}
`;
