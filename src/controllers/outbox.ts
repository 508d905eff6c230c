import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { part } from '../adapters/resolve.js';
import { en } from '../i18n/strings.js';
import type { Comment } from '../model/comment.js';
import { CommentError } from '../model/errors.js';
import { normalizeOne } from '../model/normalize.js';
import { inserted, without } from '../model/thread-state.js';
import type { Held, Outbox } from '../outbox/kit.js';
import { clockIcon } from '../templates/icons.js';
import { announce } from './announcer.js';
import type { Conversation, Parts } from './conversation.js';
import { recall } from './identity.js';
import { onConnection } from './page.js';
import { load, save } from './storage.js';

/** Comments that wait for a connection. Their part of the script is fetched while there still is one. */
export class LazyOutbox {
  readonly #conversation: Conversation;
  readonly #load: () => Promise<Outbox>;
  #loading: Promise<Outbox | undefined> | undefined;
  #box: Outbox | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, conversation: Conversation, parts: Parts) {
    const { thread } = conversation;
    this.#conversation = conversation;
    this.#load = async () => {
      const [{ makeOutbox }] = await Promise.all([
        part(() => import('../outbox/outbox.js')),
        parts.words.more(),
      ]);
      return (this.#box = makeOutbox({
        html,
        nothing,
        icon: clockIcon,
        host,
        conversation,
        insert: (comment) => {
          thread.set(inserted(thread.state, comment, thread.sort === 'newest'));
        },
        forget: (id) => {
          thread.set(without(thread.state, id));
        },
        form: parts.form,
        localizer: () => parts.words.current,
        announce,
        onConnection,
        en,
        normalizeOne,
        load,
        save,
        name: () => recall()?.name ?? '',
      }));
    };
  }

  /** Resolves to nothing where it cannot be fetched; not asked for again at each letter. */
  prepare(): Promise<Outbox | undefined> {
    return (this.#loading ??= this.#load().catch(() => undefined));
  }

  /** Shows what an earlier visit left. */
  async show(place: string): Promise<void> {
    if (load(`comment-thread:outbox:${place}`)) (await this.prepare())?.show();
  }

  /** Sends a comment; without a connection it is kept until there is one. */
  async post(draft: Held): Promise<Comment> {
    try {
      return await this.#conversation.send(draft);
    } catch (error) {
      if (navigator.onLine || CommentError.from(error).code !== 'offline') throw error;
      return this.#hold(draft);
    }
  }

  async #hold(draft: Held): Promise<Comment> {
    let box = await this.prepare();
    if (!box) {
      this.#loading = undefined;
      box = await this.prepare();
    }
    if (!box) throw new CommentError('offline');
    return box.hold(draft);
  }

  /** What stands above a comment that waits. */
  readonly notice = (comment: Comment, canReply: boolean): TemplateResult | undefined =>
    this.#box?.notice(comment, canReply);
}
