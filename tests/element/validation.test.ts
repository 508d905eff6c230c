import { expect } from 'chai';
import { by, leave, open } from '../helpers/thread-harness.js';

const THREAD = { comments: [by('Ann')] };

describe('A reader who leaves something out', () => {
  afterEach(leave);

  it('is told at each field, and in a list that takes the focus', async () => {
    const reader = await open(THREAD);
    await reader.submit();
    expect(reader.errors).to.deep.equal([
      'Error: Enter a comment',
      'Error: Enter your name',
      'Error: Enter your email address',
    ]);
    const summary = reader.part('summary')!;
    expect(summary.textContent).to.contain('There is a problem');
    expect([...summary.querySelectorAll('a')].map(({ textContent }) => textContent.trim())).to.deep.equal([
      'Enter a comment',
      'Enter your name',
      'Enter your email address',
    ]);
    expect(reader.focused).to.equal(summary);
    expect(reader.backend.creates.length).to.equal(0);
  });

  it('comes from the list to the field', async () => {
    const reader = await open(THREAD);
    await reader.submit();
    const before = location.href;
    await reader.press('Enter your email address', reader.part('summary')!);
    expect(reader.focused).to.equal(reader.field('Email'));
    expect(location.href).to.equal(before);
  });

  it('is taken to the field when it is only one, without a list', async () => {
    const reader = await open(THREAD);
    await reader.introduce();
    await reader.submit();
    expect(reader.errors).to.deep.equal(['Error: Enter a comment']);
    expect(reader.part('summary')).to.equal(null);
    expect(reader.focused).to.equal(reader.field('Comment'));
  });

  it('is taken there again when the next attempt fails alike', async () => {
    const reader = await open(THREAD);
    await reader.introduce();
    await reader.submit();
    reader.field('Name').focus();
    await reader.submit();
    expect(reader.focused).to.equal(reader.field('Comment'));
  });

  it('hears what is wrong with a field, after its note', async () => {
    const reader = await open(THREAD);
    await reader.submit();
    const email = reader.field('Email');
    expect(email.getAttribute('aria-invalid')).to.equal('true');
    const says = email
      .getAttribute('aria-describedby')!
      .split(' ')
      .map((id) => reader.root.getElementById(id)!.textContent);
    expect(says[0]).to.contain('will not be published');
    expect(says[1]).to.contain('Enter your email address');
    expect(reader.field('Website').hasAttribute('aria-invalid')).to.equal(false);
  });

  it('is not bothered before the first attempt', async () => {
    const reader = await open(THREAD);
    await reader.type('Email', 'half');
    reader.field('Email').blur();
    await reader.type('Comment', '');
    expect(reader.errors).to.deep.equal([]);
  });

  it('sees a message go as soon as the field is right, and the focus stays', async () => {
    const reader = await open(THREAD);
    await reader.introduce('Sam', 'half');
    await reader.type('Comment', 'Hello');
    await reader.submit();
    expect(reader.errors).to.deep.equal([
      'Error: Enter an email address in the correct format, like name@example.com',
    ]);
    await reader.type('Email', 'half@');
    expect(reader.errors.length).to.equal(1);
    await reader.type('Email', 'half@x.example');
    expect(reader.errors).to.deep.equal([]);
    expect(reader.field('Email').hasAttribute('aria-invalid')).to.equal(false);
    expect(reader.focused).to.equal(reader.field('Email'));
    expect(reader.field('Email').value).to.equal('half@x.example');
  });

  it('mends one of several and is not pulled away from the field', async () => {
    const reader = await open(THREAD);
    await reader.submit();
    await reader.type('Comment', 'Hello');
    expect(reader.errors.length).to.equal(2);
    expect(reader.focused).to.equal(reader.field('Comment'));
    await reader.type('Name', 'Sam');
    expect(reader.focused).to.equal(reader.field('Name'));
    await reader.type('Email', 'sam@x.example');
    expect(reader.errors).to.deep.equal([]);
    expect(reader.part('summary')).to.equal(null);
    await reader.submit();
    expect(reader.backend.creates.length).to.equal(1);
  });

  it('is told the limit', async () => {
    const reader = await open({
      comments: [],
      page: { thread: { fields: { text: { maxLength: 5 }, name: { maxLength: 3 } } } },
    });
    await reader.introduce('Samuel');
    await reader.type('Comment', 'Hello there');
    await reader.submit();
    expect(reader.errors).to.deep.equal([
      'Error: Comment must be 5 characters or less',
      'Error: Name must be 3 characters or less',
    ]);
    expect(reader.field('Comment').value).to.equal('Hello there');
  });

  it('may write a website without https, and is told of one that is none', async () => {
    const reader = await open(THREAD);
    await reader.introduce();
    await reader.type('Comment', 'Hello');
    await reader.type('Website', 'javascript:alert(1)');
    await reader.submit();
    expect(reader.errors).to.deep.equal([
      'Error: Enter a website address in the correct format, like https://example.com',
    ]);
    expect(reader.focused).to.equal(reader.field('Website'));
    await reader.type('Website', 'sam.example');
    await reader.submit();
    expect(reader.backend.creates[0]?.asked.url).to.equal('https://sam.example/');
  });

  it('is told what is required in the words of the page', async () => {
    const reader = await open(THREAD, {
      attributes: { required: 'url' },
      properties: { strings: { 'error.url': 'Where do you live?', error: 'Oh:' } },
    });
    await reader.type('Comment', 'Hello');
    await reader.submit();
    expect(reader.errors).to.deep.equal(['Oh: Where do you live?']);
  });

  it('does not carry the messages to another comment', async () => {
    const reader = await open(THREAD);
    await reader.submit();
    await reader.reply('Ann');
    expect(reader.errors).to.deep.equal([]);
    expect(reader.part('summary')).to.equal(null);
  });
});
