import type { Report, ReportSelection } from '../report.ts';
import { continued, count } from './grammar.ts';
import { likeliestHint } from './logs.ts';
import { idsOf, leftOutOf, notCountedSuffix, selectionInWords } from './not-counted.ts';

/** The verdict and the fault itself, if there is one: the first line of every report. Names what does not count. */
export function inOneSentence(report: Report): string {
  const said = ofWhatCounts(report);
  const leftOut = notCountedSuffix(idsOf(leftOutOf(report)));
  return leftOut === '' ? said : `${said.replace(/\.$/, '')}${leftOut}`;
}

function ofWhatCounts(report: Report): string {
  const { verdict, rootCauses, model, target, transient, whatIf, selection } = report;
  // The STS does not know brokers: accepting a token is not a sign-in.
  const isLetIn = model.observed === 'accept' && model.decidedBy !== 'sts';
  if (whatIf !== undefined) return `With ${whatIf.join(' and ')}: ${predicted(report)}`;
  switch (verdict) {
    case 'healthy':
      if (selection !== undefined) return healthyInPart(selection, isLetIn);
      return target.bootstrapServers.length > 0 && isLetIn
        ? 'Healthy: the broker lets the client in.'
        : "Healthy: Confluent's token service accepts the token and the pool.";
    case 'unhealthy': {
      const when = transient === true ? ' at the moment' : '';
      return `${cannot(isLetIn, rootCauses, report)}${when}: ${why(rootCauses)}`;
    }
    case 'inconclusive':
      return `Inconclusive: ${whyInconclusive(report)}`;
  }
}

/** That the selected checks pass must not read as if the client worked. */
function healthyInPart(selection: ReportSelection, isLetIn: boolean): string {
  const chosen = selectionInWords(selection);
  const { rootCauses, refusal } = selection.notCounted;
  if (selection.verdict === 'healthy') return `Healthy: every check that counts passes (${chosen}).`;
  const selected = `The selected checks pass (${chosen}), but`;
  if (rootCauses.length === 0)
    return `${selected} ${refusal === undefined ? 'whether the client can sign in is not known' : continued(refusal.title)}.`;
  const signsIn = isLetIn || rootCauses.every(({ later }) => later);
  return `${selected} the client cannot ${signsIn ? 'work' : 'sign in'}.`;
}

type Causes = Report['rootCauses'];

function cannot(isLetIn: boolean, causes: Causes, { asOf }: Report): string {
  if (asOf !== undefined)
    return `The client could not sign in (${[asOf.file, asOf.time].filter((part) => part !== undefined).join(', ')})`;
  // What the client trusts is its own; the doctor also trusts the public authorities.
  if (isLetIn && causes.some(({ gate }) => gate === 'network'))
    return 'The doctor signs in, but the client cannot work';
  if (isLetIn) return 'The client signs in but cannot work';
  return causes.every(({ later }) => later) ? 'The client cannot work' : 'The client cannot sign in';
}

/** The fault itself, if a single one blocks the sign-in; faults after the sign-in come later. */
function why(causes: Causes): string {
  const [first, second] = causes;
  const isAlone = second === undefined || (second.later === true && first?.later !== true);
  if (first === undefined || !isAlone) return `${causes.length} independent causes`;
  const next =
    second === undefined ? '' : `; ${causes.length === 2 ? 'cause 2' : 'others'} would stop it next`;
  return `${continued(first.title)}${next}`;
}

/** The model's prediction for a plan, which was not tried. */
function predicted({ verdict, rootCauses: [first, ...others] }: Report): string {
  if (verdict === 'healthy') return 'the client would be let in, as the doctor predicts';
  if (first === undefined) return 'not everything is known that Confluent would look at';
  if (first.later === true) return `the client could not work: ${continued(first.title)}`;
  return others.length === 0
    ? `the client would be refused: ${continued(first.title)}`
    : `the client would be refused for ${others.length + 1} independent causes`;
}

function whyInconclusive(report: Report): string {
  const { refusal: refused, unexplained: left, model, selection, heldUpMs, durationMs, stopped } = report;
  if (refused !== undefined) return continued(refused.title);
  if (left.length > 0) return 'a check fails, and no known cause explains it';
  if (stopped !== undefined) return `the run was stopped: ${stopped}`;
  if (heldUpMs !== undefined)
    return `this machine was too busy to tell; the doctor could not run for ${(heldUpMs / 1000).toFixed(1)} s of ${(durationMs / 1000).toFixed(1)} s. Run it again where the machine has time`;
  if (selection !== undefined)
    return `${count(selection.open.length, 'check')} of those that count could not be made (${selectionInWords(selection)})`;
  const hint = likeliestHint(report);
  if (hint !== undefined) return hint;
  return model.observed === null
    ? 'nothing that could be checked is wrong, and no sign-in was tried'
    : 'nothing that could be checked is wrong, and not everything could be checked';
}
