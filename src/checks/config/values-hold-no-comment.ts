import { ownFile } from '../../clients/facts.ts';
import { type CommentedProperty } from '../../clients/comments.ts';
import { broker } from '../../facts/broker.ts';
import { jwt } from '../../facts/token.ts';
import { some } from '../../evidence/words.ts';
import { defineCheck, fail, pass, warn } from '../define.ts';

/**
 * The client reads everything after the name: as a setting it rejects that, as an id it is unknown to the server. A
 * token settles what the identity provider has to judge.
 */
export default defineCheck({
  id: 'config/values-hold-no-comment',
  title: 'No value contains a comment',
  enforcedBy: 'client',
  step: 19,
  reads: { comments: ownFile.comments },
  mayRead: { token: jwt.shape, answer: broker.authenticate },
  run: ({ comments, token, answer }) => {
    const open = comments.filter(
      ({ fate }) =>
        !(fate === 'unknown' && answer?.accepted === true) && !(fate === 'sent' && token !== undefined),
    );
    if (open.length === 0) return pass('no value has a comment in it');
    const isDecided = open.some(({ fate }) => fate !== 'sent' && fate !== 'taken');
    return (isDecided ? fail : warn)(some(open.map(nameOf)));
  },
});

const nameOf = ({ property: { name } }: CommentedProperty): string => name.replace(/^jaas:/, '');
