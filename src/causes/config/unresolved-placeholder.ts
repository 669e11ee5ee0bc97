import { sh } from '../../commands/sh.ts';
import { behaviour } from '../../clients/facts.ts';
import { listed } from '../../evidence/words.ts';
import { sourceOf } from '../../evidence/configuration.ts';
import { client } from '../../facts/client.ts';
import { jwt } from '../../facts/token.ts';
import { broker } from '../../facts/broker.ts';
import { placeholderIn } from '../../spelling/placeholder.ts';
import { secretFault, sendsSecret } from '../../spelling/secret.ts';
import { WORDS_FOR } from '../../spelling/settings.ts';
import { fileOf } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import { fillIn } from './_fill-in.ts';
import { forgetAll, type Forgettable } from './_forget.ts';
import { mayBlameSecret, refusal } from './token-refusal.ts';
import { secretRow } from './_secret.ts';

/** `${CLIENT_ID}`, `<pool-id>`, `{{ .Values.host }}`: the template was deployed without being rendered. */
export default defineCause({
  id: 'config/unresolved-placeholder',
  title: 'A setting is still a placeholder',
  reads: { settings: behaviour.copiedSettings, clientAuth: client.clientAuth },
  mayRead: {
    file: client.file,
    traits: client.secret,
    token: jwt.shape,
    answer: broker.authenticate,
    refused: refusal,
  },
  recognise: ({ settings, clientAuth, file, traits, token, answer, refused }) => {
    const open = settings.filter(
      ({ key, value }) =>
        placeholderIn(value) !== undefined &&
        !(token !== undefined && (key === 'tokenEndpoint' || key === 'clientId')) &&
        !(answer?.accepted === true && (key === 'poolId' || key === 'logicalCluster')),
    );
    // A secret may look like anything: it counts when the client was refused for what may be its secret.
    const isSecret =
      traits !== undefined &&
      sendsSecret(clientAuth) &&
      secretFault(traits, clientAuth) === 'placeholder' &&
      (refused === undefined || mayBlameSecret(refused));
    if (open.length === 0 && !isSecret) return null;
    const names: Forgettable[] = [
      ...open.map(({ key }) => key),
      ...(isSecret ? (['clientSecret'] as const) : []),
    ];
    return {
      strength: 'shown',
      because: [
        ...open.map(({ name, value }) => `The ${name} is ${value}.`),
        ...(isSecret ? ['The client secret looks like a placeholder.'] : []),
      ].join(' '),
      rows: [
        ...open.map(({ name, value, source }) => ({ label: name, value, source })),
        ...(isSecret
          ? [secretRow('looks like a placeholder', sourceOf({ configuration: file }, 'clientSecret'))]
          : []),
      ],
      names,
      marks: open.flatMap(({ value }) => placeholderIn(value) ?? []),
    };
  },
  repair: (evidence, { names }) => forgetAll(evidence, names),
  repaired: 'with a value in place of the placeholder',
  fix: ({ names, marks }, evidence) => ({
    summary: `Fill in the ${listed([...new Set(names)].map((key) => WORDS_FOR[key]))}.`,
    steps: [
      'Look at the configuration where the client runs, not at the template: the variable is unset there, or nothing filled the template in or looked the secret up.',
    ],
    commands: [
      ...(marks.length > 0 && marks.every((mark) => mark.startsWith('$'))
        ? [
            {
              kind: 'client-config' as const,
              text: sh`envsubst < "$TEMPLATE" > ${fileOf(evidence.client)}   # with the variables set`,
            },
          ]
        : []),
      ...fillIn(evidence.client, names),
    ],
  }),
});
