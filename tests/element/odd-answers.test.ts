// An adapter that resolves to anything where something belongs.
import { expect } from 'chai';
import { ODD_VALUES } from '../helpers/odd-values.js';
import { by, leave, open } from '../helpers/thread-harness.js';

const AUTHOR = ['name', 'url', 'avatar', 'badge'];
const PARTS = `id parentId author createdAt editedAt html text status source votes can replies`.split(' ');

describe('A thread with an odd value in it', () => {
  afterEach(leave);

  for (const part of [
    ...PARTS,
    ...AUTHOR.map((name) => `author.${name}`),
    'votes.up',
    'votes.down',
    'votes.mine',
    'can.edit',
  ])
    it(`as the ${part} of comments has all the others`, async () => {
      const [whole, inside] = part.split('.') as [string, string?];
      const comments = ODD_VALUES.flatMap((value, i) => [
        by(`Ann ${i}`),
        { ...by(`odd ${i}`), [whole]: inside ? { [inside]: value } : value },
      ]);
      const reader = await open(
        { comments: comments, vote: () => ({}), edit: () => by('x') },
        { attributes: { avatars: 'remote' } },
      );
      expect(reader.element.status).to.equal('ready');
      const sane = ODD_VALUES.map((_, i) => `Ann ${i}`);
      expect(reader.authors.filter((name) => name.startsWith('Ann'))).to.have.members(sane);
    });

  for (const part of [
    'next',
    'total',
    'thread',
    'thread.open',
    'thread.fields',
    'thread.user',
    'fields.text',
    'fields.name',
    'user.name',
    'rule.maxLength',
    'rule.required',
  ])
    it(`as the ${part} of its page has all comments and a form`, async () => {
      for (const value of ODD_VALUES) {
        const page = {
          [part]: value,
          ...(part.startsWith('thread.') && { thread: { [part.slice(7)]: value } }),
          ...(part.startsWith('fields.') && { thread: { fields: { [part.slice(7)]: value } } }),
          ...(part.startsWith('user.') && { thread: { user: { name: value } } }),
          ...(part.startsWith('rule.') && {
            thread: { fields: { text: { [part.slice(5)]: value }, name: { [part.slice(5)]: value } } },
          }),
        };
        const reader = await open({ comments: [by('Ann')], page: page as never });
        expect(reader.authors).to.deep.equal(['Ann']);
        if (part !== 'thread.open') expect(reader.field('Comment')).not.to.equal(null);
        await leave();
      }
    });
});
