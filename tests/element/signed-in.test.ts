import { expect } from 'chai';
import { CommentError } from '../../src/model/errors.js';
import { by, leave, open, until } from '../helpers/thread-harness.js';

const USER = { comments: [by('Ann')], page: { thread: { user: { name: 'Uma <b>' } } } };

describe('A reader who is signed in', () => {
  afterEach(leave);

  it('is asked for the comment alone, and told under which name it will stand', async () => {
    const reader = await open(USER);
    expect(reader.hasFields).to.deep.equal(['Comment *']);
    expect(reader.part('note')?.textContent).to.contain('Commenting as Uma <b>');
    expect(reader.part('note')?.textContent).not.to.contain('email');
    expect(reader.part('remember')).to.equal(null);
  });

  it('posts without name and address', async () => {
    const reader = await open(USER);
    await reader.type('Comment', 'Hello');
    await reader.submit();
    await until(() => reader.backend.creates.length === 1);
    const { name, email, text } = reader.backend.creates[0]!.asked;
    expect([name, String(email), text]).to.deep.equal(['', '', 'Hello']);
  });
});

describe('A thread that only signed-in readers may read', () => {
  afterEach(leave);

  async function refused(signInUrl?: string) {
    let signedIn = false;
    const reader = await open({
      list: () => {
        if (signedIn) return { comments: [by('Ann')] };
        throw new CommentError('sign-in', { signInUrl });
      },
    });
    return {
      reader,
      signIn: () => {
        signedIn = true;
      },
    };
  }

  it('offers the way to the log-in page of the backend', async () => {
    const { reader } = await refused('https://x.example/login');
    const link = reader.root.querySelector<HTMLAnchorElement>('a[data-do="sign-in"]')!;
    expect(link.textContent.trim()).to.equal('Log in to read the comments');
    expect(link.href).to.equal('https://x.example/login');
  });

  it('asks the page, which may sign the reader in its own way; then the comments are there', async () => {
    const { reader, signIn } = await refused();
    let asked = 0;
    document.addEventListener(
      'comment-sign-in',
      (event) => {
        asked++;
        event.preventDefault();
      },
      { once: true },
    );
    reader.root.querySelector<HTMLElement>('a[data-do="sign-in"]')!.click();
    expect(asked).to.equal(1);
    signIn();
    await reader.element.reload();
    await reader.settled();
    expect(reader.authors).to.deep.equal(['Ann']);
  });

  it('leads nowhere by a link that is none', async () => {
    const { reader } = await refused('javascript:alert(1)');
    const link = reader.root.querySelector<HTMLAnchorElement>('a[data-do="sign-in"]')!;
    expect(link.protocol).not.to.equal('javascript:');
    link.click();
    expect(location.hash).to.equal('');
  });
});
