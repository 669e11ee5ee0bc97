import type { ClientAuth, TokenError } from '../evidence/token.ts';

/*
 * The meaning of a refusal's text, for any product. Products word the same few reasons differently ("client not found",
 * "A valid OAuth client could not be found for client_id: x", "No client was found that matches"), so these patterns
 * look for what all wordings have in common. They refine an OAuth error code and never replace one.
 */

/**
 * Sentences of RFC 6749 sections 4.1.2.1 and 5.2 that Ory Hydra, league/oauth2-server and others put before every error
 * with the same code. They list every possible meaning of the code, so they say nothing about this request.
 */
const BOILERPLATE: readonly RegExp[] = [
  /the request is missing a (?:required )?parameter,? (?:or )?includes an? (?:invalid|unsupported)[^.]*?\bmalformed\b\.?/gi,
  /client authentication failed.{0,20}?unknown client,? no client authentication included,? or unsupported authentication method\)?\.?/gi,
  /the authorization server may return an http 401[^.]*\.?/gi,
  /if the client attempted to authenticate via the[^.]*\.?/gi,
  /the provided (?:authorization|access) grant.{0,120}?is invalid, expired, revoked,.{0,120}?issued to another client\.?/gi,
  /the (?:authenticated )?client is not authori[sz]ed to (?:use this authorization grant type|request an? (?:authorization code|access token|token) using this method)\.?/gi,
  /the authorization grant type is not supported by the authorization server\.?/gi,
  /the requested scope is invalid, unknown,? (?:or )?malformed(?:,? or exceeds the scope granted(?: by the resource owner)?)?\.?/gi,
  /the resource owner or authorization server denied the request\.?/gi,
  /the authorization server encountered an unexpected condition (?:that|which) prevented it from fulfilling the request\.?/gi,
  /the authorization server is currently unable to handle the request due to a temporary overloading or maintenance of the server\.?/gi,
];

/** What a refusal says about this request: its description and hint, without the boilerplate of RFC 6749. */
export const ownWords = ({ description, hint }: TokenError): string =>
  [description, hint]
    .filter((text) => text !== undefined)
    .map(withoutBoilerplate)
    .filter((text, index, all) => text !== '' && all.indexOf(text) === index)
    .join(' ');

/** The text worth quoting: the part about this request, otherwise all of it. */
export const tellingWords = (error: TokenError): string => ownWords(error) || (error.description ?? '');

const withoutBoilerplate = (text: string): string =>
  BOILERPLATE.reduce((rest, sentence) => rest.replace(sentence, ' '), text)
    .replaceAll(/[ \t]+/g, ' ')
    .trim();

/** `Errors.App.NotFound`, `invalid_client_id` and `clientSecret` as words, in lower case. */
const plain = (text: string): string =>
  text
    .replaceAll(/(?<=\w)\.(?=[A-Za-z])/g, ' ')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .replaceAll('_', ' ')
    .replaceAll(/[‘’]/g, "'")
    .toLowerCase();

const sentencesOf = (text: string): readonly string[] =>
  plain(text)
    .split(/[.;!?](?:\s+|$)|\r?\n/)
    .filter((each) => each.trim() !== '');

/** What a refusal is about, as far as its text shows. */
export type Subject =
  | 'unknown-client'
  | 'id-or-secret'
  | 'wrong-secret'
  | 'secret-expired'
  | 'no-credentials'
  | 'method'
  | 'assertion-method'
  | 'client-disabled'
  | 'grant'
  | 'no-grant-type'
  | 'body-unreadable'
  | 'duplicate'
  | 'scope'
  | 'no-scope'
  | 'audience'
  | 'no-audience'
  | 'audience-not-granted';

/** The first subject that a sentence of the refusal is about; undefined when no sentence is recognised. */
export function subjectOf(words: string, clientAuth: ClientAuth): Subject | undefined {
  const named = methodNamedIn(words, clientAuth);
  if (named !== undefined) return named;
  for (const sentence of sentencesOf(words)) {
    const found = SUBJECTS.find(([, isAbout]) => isAbout(sentence));
    if (found !== undefined) return found[0];
  }
  return undefined;
}

const METHODS = /\b(client_secret_(?:basic|post|jwt)|private_key_jwt|(?:self_signed_)?tls_client_auth)\b/g;

/** A text that names a method of client authentication (RFC 7591 section 2) is about the method. */
function methodNamedIn(words: string, clientAuth: ClientAuth): Subject | undefined {
  const named = [...words.matchAll(METHODS)].map(([method]) => method);
  if (named.length === 0) return undefined;
  const others = named.filter((method) => method !== clientAuth);
  const wantsAssertion = others.length > 0 && others.every((method) => method.endsWith('_jwt'));
  return wantsAssertion ? 'assertion-method' : 'method';
}

const CLIENT = String.raw`(?:oauth ?2?(?:\.0)? )?(?:clients?|applications?|apps?|consumers?|relying part(?:y|ies))`;
/** Words after "client" that change the subject of the sentence. */
const PART = String.raw`secret|credential|assertion|grant|scope|certificate|authenticat|auth\b|keys?\b|user\b|account|redirect|method|audience|resource|token|role\b|permission|type\b`;
const ABSENT = String.raw`(?:not (?:be |been )?(?:found|registered|known|recogni[sz]ed|exist(?:ing)?)|(?:does|do|did)(?: not|n't) exist|is not found|(?:is|was|being) unknown|unregistered|no longer exists?|(?:been|was) deleted|not exist)`;

const UNKNOWN_CLIENT: readonly RegExp[] = [
  new RegExp(String.raw`\b${CLIENT}\b(?:(?!${PART}).){0,120}?\b${ABSENT}\b`),
  new RegExp(
    String.raw`\bno (?:such |registered |valid |matching |active |known |enabled )*${CLIENT}\b(?! ?(?:${PART}))`,
  ),
  new RegExp(
    String.raw`\b(?:unknown|unregistered|non ?-?existent|unrecogni[sz]ed|nonexisting) (?:or \w+ )?${CLIENT}\b(?! ?(?:${PART}))`,
  ),
  /\binvalid (?:value for )?\W?(?:oauth )?(?:client|application|app|consumer)(?:'s)? ?(?:id|identifier|key)\b/,
  /\b(?:client|application|app|consumer) ?(?:id|identifier|key)\b\W{0,3}(?:[\w.-]{1,80}\W{1,3}(?=(?:is |was )?not (?:a )?valid))?(?:(?:parameter|value|field|provided|supplied|given|specified|received|in the request)\W{0,2})*(?:is |was )?(?:not (?:a )?valid|invalid|incorrect|wrong|unknown|unrecogni[sz]ed)\b/,
  new RegExp(
    String.raw`\b(?:could not|couldn't|cannot|can not|can't|unable to|failed to) (?:find|locate|resolve|load|look ?up|get|fetch|identify|recogni[sz]e)\b(?:(?!${PART}).){0,40}?\b${CLIENT}\b(?! ?(?:${PART}))`,
  ),
  // Spring Authorization Server names only the parameter.
  /client authentication failed: client id\b/,
];

/** "Client not found or secret wrong": the sentence leaves open which one. */
const mentionsBoth = (sentence: string): boolean =>
  /\b(?:client|id|identifier)\b.{0,40}(?:\bor\b|\band\b|\/).{0,40}\b(?:secret|password|credentials?)\b|\b(?:secret|password|credentials?)\b.{0,40}(?:\bor\b|\band\b|\/).{0,40}\b(?:client|id|identifier)\b/.test(
    sentence,
  );

const any =
  (...patterns: readonly RegExp[]) =>
  (sentence: string): boolean =>
    patterns.some((pattern) => pattern.test(sentence));

const isAboutJwt = (sentence: string): boolean => /\b(?:assertion|jwt|jti|signature)\b/.test(sentence);

/** From specific to general. */
const SUBJECTS: readonly (readonly [Subject, (sentence: string) => boolean])[] = [
  [
    'secret-expired',
    any(/\bsecrets?\b.{0,40}\b(?:expired|no longer valid)\b/, /\bexpired\b.{0,20}\bsecrets?\b/),
  ],
  [
    'no-credentials',
    any(
      /\b(?:no|missing|without(?: any)?|lacks?) (?:client |valid client )?(?:credentials?|client authentication|authentication|secret|client ?(?:id|secret))\b(?! (?:user|flow|grant))/,
      /\bclient(?: |')?(?:id|identifier|secret|credentials?|authentication)\b['"\x60]?(?: parameters?)?.{0,20}\b(?:missing|required|absent|empty|(?:not|n't) (?:provided|found|supplied|present|specified|included|sent|set)|must be (?:provided|present|supplied|sent|specified))\b/,
      /\bcannot retrieve client credentials\b/,
      /\bmissing (?:required )?parameter:? \W?client (?:id|secret)\b/,
      /\bcheck the \W?client (?:id|secret)\W? parameter\b/,
    ),
  ],
  [
    'method',
    any(
      /\b(?:client |token endpoint )?auth(?:entication)? (?:method|scheme|mechanism)\b.{0,60}\b(?:not (?:allowed|supported|permitted|enabled|valid|registered|accepted|match)|unsupported|invalid|mismatch|disabled|differs)/,
      /\b(?:unsupported|invalid|disallowed|unexpected|wrong) (?:client |token endpoint )?auth(?:entication)? (?:method|scheme|mechanism)\b/,
      /\btoken endpoint auth method\b/,
      /client authentication failed: authentication method\b/,
    ),
  ],
  [
    'wrong-secret',
    (sentence) =>
      !mentionsBoth(sentence) &&
      !/\bor\b.{0,30}\b(?:auth(?:entication)? )?(?:method|scheme)\b/.test(sentence) &&
      any(
        /\b(?:invalid|incorrect|wrong|bad|mismatch(?:ed|ing)?) (?:value for )?(?:\W?\w+\W? ){0,3}?\W?(?:secret|password)\b/,
        /\bsecrets?\b.{0,40}\b(?:invalid|incorrect|wrong|mismatch(?:ed)?|not (?:be )?(?:valid|correct|accepted|match\w*)|(?:does|do|did)(?: not|n't) match)\b/,
        // bcrypt's message, in Ory Hydra's debug member.
        /\bhashed ?password is not the hash\b/,
        /client authentication failed: client secret\b/,
      )(sentence),
  ],
  ['unknown-client', (sentence) => !mentionsBoth(sentence) && any(...UNKNOWN_CLIENT)(sentence)],
  [
    'client-disabled',
    any(
      new RegExp(
        String.raw`\b${CLIENT}\b(?:(?!${PART}).){0,60}?\b(?:disabled|inactive|deactivated|suspended|revoked|not (?:active|enabled)(?! (?:for|to))|not in (?:an )?active state)\b`,
      ),
      new RegExp(String.raw`\b(?:disabled|inactive|suspended) ${CLIENT}\b`),
    ),
  ],
  [
    'id-or-secret',
    (sentence) =>
      /\b(?:invalid|incorrect|wrong|bad|unauthori[sz]ed|failed|not valid|mismatch)\b/.test(sentence) &&
      /\b(?:(?:bad|invalid|incorrect|wrong) credentials|client secret or\b|client (?:authentication )?credentials?|client (?:id|identifier).{0,20}secret|secret.{0,20}client (?:id|identifier)|client or client credentials|id (?:or|and) (?:the )?(?:client )?secret)\b/.test(
        sentence,
      ) &&
      !/\bgrants?\b|\bflow\b/.test(sentence),
  ],
  [
    'no-grant-type',
    any(
      /\b(?:missing|without|no)\b.{0,40}\bgrant ?type\b/,
      /\bgrant ?type\b.{0,40}\b(?:missing|required|not (?:provided|found|present|specified|supplied)|must be (?:provided|present|specified)|is (?:null|empty))/,
      /\bcheck the \W?grant type\W? parameter\b/,
      /\bmust contain the following parameter: \W?grant type\b/,
    ),
  ],
  [
    'body-unreadable',
    any(
      /\bcontent[ -]?type\b/,
      /\bwww-form-urlencoded\b/,
      /\b(?:post|request|http)? ?body (?:can ?not|cannot|must not|may not|is|was|could not)\b.{0,20}\b(?:empty|be empty|parsed|read|missing)\b/,
      /\b(?:unable|failed|could not|cannot) (?:to )?(?:parse|read|decode)\b.{0,30}\b(?:body|form|request|parameters)\b/,
    ),
  ],
  [
    'grant',
    any(
      /\bgrants?(?: ?types?)?\b.{0,60}\b(?:not (?:be )?(?:allowed|enabled|supported|permitted|authori[sz]ed|configured|valid|assigned|used)|disabled|unsupported|invalid)\b/,
      /\b(?:not (?:allowed|authori[sz]ed|permitted|enabled|configured)|isn't (?:allowed|authori[sz]ed|permitted)|unauthori[sz]ed|unsupported|disabled)\b.{0,60}\bgrants?\b/,
      /\b(?:no|not)\b.{0,20}\bclient credentials? (?:user|flow|grant)\b/,
      /\bclient credentials? flow\b.{0,40}\b(?:not|disabled)\b/,
    ),
  ],
  [
    'duplicate',
    (sentence) =>
      !isAboutJwt(sentence) &&
      /\b(?:duplicat\w*|repeated|more than once|multiple times|multiple values)\b/.test(sentence) &&
      /\bparam(?:eter)?s?\b|\b(?:grant type|scope|client id|client secret|audience|resource)\b|\bfields?\b/.test(
        sentence,
      ),
  ],
  [
    'no-audience',
    (sentence) =>
      !isAboutJwt(sentence) &&
      /\baudience\b.*\b(?:missing|required)\b|\b(?:missing|no)\b.*\baudience\b(?!.*\bdefault\b)|\bcheck the \W?audience\W? parameter\b/.test(
        sentence,
      ),
  ],
  [
    'audience-not-granted',
    (sentence) =>
      !isAboutJwt(sentence) &&
      /\b(?:audience|resource|api)\b.{0,80}\bnot (?:been )?(?:whitelisted|allowed|permitted|authori[sz]ed|granted|assigned)\b|\bclient\b.{0,80}\b(?:forbidden|not (?:allowed|permitted|authori[sz]ed)) to access\b.{0,30}\b(?:resource|audience|api)\b/.test(
        sentence,
      ),
  ],
  [
    'audience',
    (sentence) =>
      !isAboutJwt(sentence) &&
      /\b(?:audience|resource)\b(?!.*\bowner\b).{0,80}\b(?:unknown|invalid|not (?:been )?(?:found|registered|configured|recogni[sz]ed|valid)|(?:does|did)(?: not|n't) exist)\b|\b(?:unknown|invalid) (?:audience|resource)\b/.test(
        sentence,
      ),
  ],
  [
    'no-scope',
    (sentence) =>
      /\bscopes?\b.*\b(?:missing|required|must be (?:provided|specified|present)|not (?:provided|specified|present))\b|\b(?:missing|no|without)\b.*\bscopes?\b(?!.*\bgranted\b)|\bspecify a scope\b/.test(
        sentence,
      ),
  ],
  [
    'scope',
    any(
      /\bscopes?\b.{0,80}\b(?:unknown|invalid|malformed|not (?:be )?(?:allowed|granted|found|registered|configured|permitted|supported|valid|recogni[sz]ed|authori[sz]ed)|(?:does|do|did)(?: not|n't) exist|unsupported)\b/,
      /\b(?:unknown|invalid|unsupported) scopes?\b/,
      /\bnot (?:allowed|permitted|authori[sz]ed|granted)\b.{0,40}\bscopes?\b/,
      /\bcheck the \W?[\w: ]+\W? scope\b/,
    ),
  ],
];
