/** Who asks: the address for the rate limit, and whether the way to us was encrypted. */
import { isIP } from 'node:net';
import type { Context } from 'hono';

/** What @hono/node-server puts into `env`; absent when the app is called without a socket. */
interface Bindings {
  incoming?: { socket?: { remoteAddress?: string } };
}

/** The last hop is the one that our own proxy wrote; all before it can be made up by the client. */
function lastHop(context: Context, header: string): string | undefined {
  return context.req.header(header)?.split(',').at(-1)?.trim();
}

export function clientAddress(context: Context, trustProxy: boolean): string {
  const socket = (context.env as Bindings | undefined)?.incoming?.socket?.remoteAddress;
  const address = (trustProxy && lastHop(context, 'x-forwarded-for')) || socket || '';
  return network(address);
}

export function isEncrypted(context: Context, trustProxy: boolean): boolean {
  const forwarded = trustProxy ? lastHop(context, 'x-forwarded-proto') : undefined;
  return forwarded ? forwarded === 'https' : new URL(context.req.url).protocol === 'https:';
}

/** One customer gets a whole /64 of IPv6, so the first half of the address names him. */
export function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIP(plain) !== 6) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const gap = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  const groups = [...left, ...gap, ...right].map((group) => group.replace(/^0+(?=.)/, ''));
  return `${groups.slice(0, 4).join(':')}::/64`;
}
