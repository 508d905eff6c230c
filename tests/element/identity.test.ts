import { expect } from 'chai';
import { by, leave, open, type Reader } from '../helpers/thread-harness.js';

const THREAD = { comments: [by('Ann')] };
const CONSENT = 'Save my name';
const kept = (): string => JSON.stringify(localStorage);
const identity = (reader: Reader): string[] =>
  ['Name', 'Email', 'Website'].map((label) => reader.field(label).value);

async function write(reader: Reader, text = 'Hello'): Promise<void> {
  await reader.introduce('Sam', 'secret@x.example');
  await reader.type('Website', 'https://sam.example');
  await reader.type('Comment', text);
}

describe('What this browser remembers of a reader', () => {
  afterEach(leave);

  it('is nothing but the draft text, unless the reader agrees', async () => {
    const reader = await open(THREAD);
    expect(reader.field(CONSENT).checked).to.equal(false);
    await write(reader);
    expect(kept()).to.contain('Hello');
    expect(kept()).not.to.match(/secret|Sam|sam\.example/);
    expect(Object.keys(localStorage).length).to.equal(1);
    await reader.submit();
    expect(reader.backend.creates.length).to.equal(1);
    expect(localStorage.length).to.equal(0);
    // How high threads were.
    expect(Object.values(sessionStorage).join()).to.match(/^(\d+ \d+,?)+$/);
    expect(document.cookie).to.equal('');
    reader.element.remove();
    expect(identity(await open(THREAD))).to.deep.equal(['', '', '']);
  });

  it('is name, address and website with consent, filled in the next time', async () => {
    const reader = await open(THREAD);
    await write(reader);
    reader.field(CONSENT).click();
    await reader.submit();
    reader.element.remove();
    const next = await open(THREAD, { attributes: { thread: 'another' } });
    expect(identity(next)).to.deep.equal(['Sam', 'secret@x.example', 'https://sam.example']);
    expect(next.field(CONSENT).checked).to.equal(true);
  });

  it('is not kept before the comment is posted', async () => {
    const reader = await open({ ...THREAD, create: 'held' });
    await write(reader);
    reader.field(CONSENT).click();
    await reader.submit();
    expect(kept()).not.to.contain('secret');
    reader.backend.creates[0]!.answer(by('Sam'));
    await reader.settled();
    expect(kept()).to.contain('secret');
  });

  it('is forgotten when the reader takes the consent back', async () => {
    const reader = await open(THREAD);
    await write(reader);
    reader.field(CONSENT).click();
    await reader.submit();
    expect(kept()).to.contain('secret');
    reader.field(CONSENT).click();
    await reader.type('Comment', 'Once more');
    await reader.submit();
    expect(kept()).not.to.contain('secret');
  });

  for (const poison of [
    'null',
    '7',
    '"x"',
    '[]',
    '{',
    '{"name":{"a":1},"email":["x"],"url":null}',
    '{"__proto__":{"name":"sly"}}',
  ])
    it(`is not upset by ${poison} in its place`, async () => {
      const reader = await open(THREAD);
      await write(reader);
      reader.field(CONSENT).click();
      await reader.submit();
      for (const key of Object.keys(localStorage)) localStorage.setItem(key, poison);
      reader.element.remove();
      const next = await open(THREAD);
      expect(identity(next).join('')).not.to.match(/object|undefined|null|sly/);
    });

  it('is kept out of a form that does not ask', async () => {
    const reader = await open(THREAD);
    await write(reader);
    reader.field(CONSENT).click();
    await reader.submit();
    reader.element.remove();
    const next = await open(THREAD, { attributes: { fields: '' } });
    await next.type('Comment', 'Hello');
    await next.submit();
    expect(next.backend.creates[0]!.asked.name ?? '').to.equal('');
  });
});
