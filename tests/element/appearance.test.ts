import { expect } from 'chai';
import { by, leave, open, pause, until, type Reader } from '../helpers/thread-harness.js';

const THREAD = {
  comments: [
    by('Ann', { author: { name: 'Ann', badge: 'author', avatar: 'https://x.example/a.png' } }),
    by('Ben'),
  ],
};
const scheme = (reader: Reader): string | undefined => reader.part('section')!.dataset['scheme'];

describe('The thread looks like its page', () => {
  afterEach(async () => {
    document.documentElement.className = '';
    document.body.removeAttribute('style');
    document.body.removeAttribute('class');
    await leave();
  });

  for (const [color, is] of [
    ['#111', 'light'],
    ['rgb(240 240 240)', 'dark'],
    ['oklch(0.95 0.02 90)', 'dark'],
    ['oklch(0.2 0.02 90)', 'light'],
    ['lab(90 0 0)', 'dark'],
    ['color(display-p3 0.1 0.1 0.1)', 'light'],
    ['color(display-p3 0.9 0.9 0.9)', 'dark'],
    ['hsl(0 0% 95%)', 'dark'],
  ])
    it(`${color!} letters mean a ${is!} page`, async () => {
      document.body.style.color = color!;
      expect(scheme(await open(THREAD))).to.equal(is);
    });

  it('and follows when the page turns dark by a class', async () => {
    const style = document.head.appendChild(document.createElement('style'));
    style.textContent = '.night body { color: #eee }';
    const reader = await open(THREAD);
    expect(scheme(reader)).to.equal('light');
    document.documentElement.className = 'night';
    await until(() => scheme(reader) === 'dark', 'the dark');
    document.documentElement.className = '';
    await until(() => scheme(reader) === 'light', 'the light');
    style.remove();
  });

  it('and with the next thing that a reader does, where the page turned dark in another way', async () => {
    const box = document.body.appendChild(document.createElement('div'));
    const reader = await open(THREAD, { into: box });
    box.style.color = '#eee';
    await reader.element.replyTo('Ann');
    await reader.settled();
    expect(scheme(reader)).to.equal('dark');
    box.remove();
  });

  it('also when the page fades', async () => {
    const style = document.head.appendChild(document.createElement('style'));
    style.textContent = 'body { color: #111; transition: color 1s } body.night { color: #eee }';
    const reader = await open(THREAD);
    document.body.className = 'night';
    await until(() => scheme(reader) === 'dark', 'the dark');
    style.remove();
  });

  it('and where it is moved to', async () => {
    const reader = await open(THREAD);
    const dark = document.body.appendChild(document.createElement('div'));
    dark.style.color = '#eee';
    dark.append(reader.element);
    await until(() => scheme(reader) === 'dark', 'the dark');
    dark.remove();
  });

  it('unless the page says which', async () => {
    const reader = await open(THREAD, { attributes: { theme: 'dark' } });
    expect(scheme(reader)).to.equal('dark');
    reader.element.theme = 'light';
    await reader.settled();
    expect(scheme(reader)).to.equal('light');
  });

  it('stays hidden when the page hides it', async () => {
    const reader = await open(THREAD, { attributes: { hidden: '' } });
    await pause();
    expect(reader.element.checkVisibility()).to.equal(false);
  });

  it('stands whatever the page resets', async () => {
    const style = document.head.appendChild(document.createElement('style'));
    style.textContent = '* { all: unset !important }';
    const reader = await open(THREAD);
    expect(getComputedStyle(reader.element).display).to.equal('block');
    style.remove();
  });
});

describe('What a page sets is shown', () => {
  afterEach(leave);

  it('another text, name or badge of a comment', async () => {
    const reader = await open({ comments: [by('Ann', { id: 1 }), by('Ben')] });
    const ben = reader.comment('Ben');
    for (const change of [
      { text: 'Other words' },
      { text: 'Other words', author: { name: 'Anna' } },
      { text: 'Other words', author: { name: 'Anna', badge: 'Captain' } },
      { text: 'Other words', author: { name: 'Anna', url: 'https://anna.example' } },
      { text: 'Other words', author: { name: 'Anna' }, editedAt: 1_700_000_000 },
      { text: 'Other words', author: { name: 'Anna' }, createdAt: 1_600_000_000 },
      { html: '<em>Other</em> words', author: { name: 'Anna' } },
    ]) {
      reader.backend.behaviour = { comments: [{ ...by('Ann', { id: 1 }), ...change }, by('Ben')] };
      const before = reader.parts('comment')[0]!.innerHTML;
      await reader.element.reload();
      await reader.settled();
      expect(reader.parts('comment')[0]!.innerHTML, JSON.stringify(change)).not.to.equal(before);
    }
    expect(reader.text).to.contain('Other words').and.to.contain('Anna');
    expect(reader.comment('Ben')).to.equal(ben);
  });

  it('a comment that is taken back', async () => {
    const reader = await open({ comments: [by('Ann')] });
    reader.backend.behaviour = { comments: [by('Ann', { status: 'deleted' })] };
    await reader.element.reload();
    await reader.settled();
    expect(reader.text).to.contain('This comment was deleted.').and.not.to.contain('Ann says');
  });

  it('the level of headings', async () => {
    const reader = await open(THREAD);
    reader.element.headingLevel = 4;
    await reader.settled();
    const level = (name: string): string | null => reader.part(name)!.getAttribute('aria-level');
    expect([level('title'), level('author'), level('form-title')]).to.deep.equal(['4', '5', '5']);
  });

  it('its own words, with the rest in English', async () => {
    const reader = await open(THREAD);
    reader.element.strings = {
      reply: 'Antworten',
      'reply.label': 'Antworte {name}',
      submit: 'Absenden',
      count: '{n} Worte',
    };
    await reader.settled();
    expect(reader.control('Antworte Ben').textContent.trim()).to.equal('Antworten');
    expect(reader.part('submit')!.textContent.trim()).to.equal('Absenden');
    expect(reader.part('title')!.textContent.trim()).to.equal('2 Worte');
    expect(reader.formTitle).to.equal('Leave a Reply');
    expect(reader.part('badge')!.textContent).to.equal('Author');
    reader.element.strings = { 'badge.author': 'Verfasser' };
    await reader.settled();
    expect(reader.part('badge')!.textContent).to.equal('Verfasser');
    expect(reader.has('Reply to Ben')).to.equal(true);
  });

  it('pictures of the authors, when it wants them', async () => {
    const reader = await open(THREAD);
    const ann = (): HTMLElement => reader.comment('Ann');
    expect(reader.part('avatar', ann())!.textContent.trim()).to.equal('A');
    reader.element.avatars = 'remote';
    await reader.settled();
    expect(ann().querySelector('img')).not.to.equal(null);
  });

  it('that the thread is only to be read', async () => {
    const reader = await open(THREAD);
    reader.element.readonly = true;
    await reader.settled();
    expect(reader.has('Reply to Ben')).to.equal(false);
    expect(reader.root.querySelector('form')).to.equal(null);
    reader.element.readonly = false;
    await reader.settled();
    await reader.reply('Ben');
    expect(reader.answering).to.equal('Ben');
  });

  it('the badge outside the name, so that nobody can pose as an author', async () => {
    const reader = await open({
      comments: [
        by('Ann', { author: { name: 'Ann', badge: 'author' } }),
        by('Eve', { author: { name: 'Eve ✔ Author' } }),
      ],
    });
    expect(reader.part('author')!.textContent.trim()).to.equal('Ann');
    expect(reader.part('badge', reader.comment('Ann'))!.textContent).to.equal('Author');
    expect(reader.part('badge', reader.comment('Eve ✔ Author'))).to.equal(null);
  });
});
