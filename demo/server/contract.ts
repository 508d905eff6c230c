/** The shapes of the REST contract. The same schemas check requests and make the OpenAPI document. */
import { z } from '@hono/zod-openapi';
import { emailField, LIMITS, nameField, textField, threadField, urlField } from './fields.js';

const id = z.string().openapi({ example: '42' });

export const Comment = z
  .strictObject({
    id,
    parentId: z.string().nullable().openapi({ description: 'Null for a comment on the page itself.' }),
    author: z.strictObject({
      name: z.string().openapi({ description: 'Empty on a deleted comment.' }),
      url: z.string().nullable().optional(),
      badge: z.enum(['author']).nullable().optional(),
    }),
    createdAt: z.string().openapi({ format: 'date-time' }),
    editedAt: z.string().nullable().openapi({ format: 'date-time' }),
    html: z.string().openapi({
      description:
        'Only p, br, b, strong, em, s, a, code, pre, blockquote, ul, ol and li. Sanitise it all the same.',
    }),
    status: z.enum(['published', 'pending', 'deleted']).openapi({
      description:
        'pending: waits for a moderator; only its writer sees it. deleted: an empty place that holds its replies.',
    }),
    replyCount: z
      .number()
      .int()
      .openapi({ minimum: 0, description: 'Listed comments that answer this one.' }),
  })
  .openapi('Comment');

const fieldRule = (maxLength: number, required: boolean) =>
  z.strictObject({
    required: z.boolean().openapi({ example: required }),
    maxLength: z.number().int().openapi({ example: maxLength, description: 'In Unicode code points.' }),
  });

export const Thread = z
  .strictObject({
    open: z.boolean().openapi({ description: 'False: nothing can be posted any more.' }),
    fields: z.strictObject({
      text: fieldRule(LIMITS.text, true),
      name: fieldRule(LIMITS.name, true),
      email: fieldRule(LIMITS.email, true),
      url: fieldRule(LIMITS.url, false),
    }),
  })
  .openapi('Thread');

export const Page = z
  .strictObject({
    comments: z.array(Comment),
    next: z
      .string()
      .nullable()
      .openapi({ description: 'The cursor of the next page; null on the last one.' }),
    total: z.number().int().openapi({ minimum: 0, description: 'Published comments of the whole thread.' }),
    thread: Thread,
  })
  .openapi('Page');

export const Counts = z
  .strictObject({
    counts: z
      .record(z.string(), z.number().int())
      .openapi({ description: 'Published comments by thread; 0 for a thread that nobody has written in.' }),
  })
  .openapi('Counts');

export const Problem = z
  .strictObject({
    type: z.string().openapi({ example: 'about:blank' }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().openapi({ description: 'One sentence for a person.' }),
    code: z.enum(['invalid', 'rate-limited', 'closed', 'duplicate', 'forbidden', 'not-found', 'server']),
    errors: z
      .array(
        z.strictObject({
          pointer: z.string().openapi({ description: 'JSON Pointer into the body.', example: '#/email' }),
          code: z.enum(['required', 'too-long', 'format', 'unknown']),
          detail: z.string(),
          limit: z.number().int().optional().openapi({ description: 'The longest allowed, with too-long.' }),
        }),
      )
      .optional(),
  })
  .openapi('Problem', { description: 'RFC 9457.' });

export const Health = z.strictObject({ status: z.literal('ok') }).openapi('Health');

/** `too-long` and `format` are told apart by fields.ts; here are only the words for OpenAPI. */
export const Draft = z
  .strictObject({
    thread: threadField.openapi({ minLength: 1, maxLength: LIMITS.thread }),
    parentId: z.string().nullish().openapi({ description: 'The comment to answer.' }),
    text: textField.openapi({
      minLength: 1,
      maxLength: LIMITS.text,
      description: 'Emphasis, links, code, quotes and lists in Markdown. Line breaks are kept.',
    }),
    name: nameField.openapi({ minLength: 1, maxLength: LIMITS.name }),
    email: emailField.openapi({
      format: 'email',
      maxLength: LIMITS.email,
      description: 'Kept for the owner of the site. It is in no answer.',
    }),
    url: urlField.nullish().openapi({ maxLength: LIMITS.url, description: 'http or https.' }),
  })
  .openapi('Draft');

export const SORTS = ['oldest', 'newest', 'replies'] as const;
export type Sort = (typeof SORTS)[number];

const DEFAULT_LIMIT = 50;

export function listQuery(maxLimit: number) {
  return z.object({
    thread: threadField.openapi({ maxLength: LIMITS.thread, example: 'https://example.org/post' }),
    sort: z.enum(SORTS).default('oldest').openapi({
      description:
        'The order of top comments; replies: the largest conversations first. Replies follow by age.',
    }),
    limit: z
      .string()
      .regex(/^\d{1,6}$/, 'must be a whole number')
      .transform(Number)
      .pipe(z.number().min(1))
      .transform((limit) => Math.min(limit, maxLimit))
      .default(Math.min(DEFAULT_LIMIT, maxLimit))
      .openapi({
        type: 'integer',
        minimum: 1,
        default: Math.min(DEFAULT_LIMIT, maxLimit),
        description: `Comments per page; more than ${maxLimit} are ${maxLimit}.`,
      }),
    cursor: z.string().max(300).optional().openapi({ description: '`next` of the page before.' }),
  });
}

export const MAX_COUNTS = 100;

export const countsQuery = z.object({
  thread: z
    // One parameter is no list yet.
    .preprocess(
      (value) => (typeof value === 'string' ? [value] : value),
      z
        .array(threadField, { error: 'name at least one thread' })
        .max(MAX_COUNTS, `at most ${MAX_COUNTS} threads can be counted at once; ask again for the others`),
    )
    .openapi({
      type: 'array',
      items: { type: 'string', maxLength: LIMITS.thread },
      minItems: 1,
      maxItems: MAX_COUNTS,
      description: 'Once for each thread: ?thread=a&thread=b.',
    }),
});

export const writerCookie = z.object({
  comment_writer: z
    .string()
    .optional()
    .openapi({ description: 'Shows its bearer the held comments he wrote.' }),
});

export const createHeaders = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/, 'must be 1 to 255 visible ASCII characters')
    .optional()
    .openapi({
      description: 'Repeat a POST with the same key, and the first comment is answered again.',
    }),
});

export type CommentJson = z.infer<typeof Comment>;
export type CountsJson = z.infer<typeof Counts>;
export type PageJson = z.infer<typeof Page>;
export type ThreadJson = z.infer<typeof Thread>;
export type ProblemJson = z.infer<typeof Problem>;
export type DraftInput = z.infer<typeof Draft>;
