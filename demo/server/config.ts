/** The environment, read once and checked: a wrong value stops the start with one sentence. */
import { DEFAULT_DATA_DIR } from './database.js';

export interface Config {
  port: number;
  /** A port that was asked for is not swapped for the next free one. */
  portGiven: boolean;
  host: string;
  dataDir: string;
  databaseUrl: string | undefined;
  corsOrigins: readonly string[];
  rateLimit: { posts: number; seconds: number } | null;
  trustProxy: boolean;
  /** Seconds. */
  sharedCache: number;
}

type Env = Record<string, string | undefined>;

/** Throws an Error with one line per wrong value. */
export function readConfig(env: Env): Config {
  const wrong: string[] = [];
  const read = <T>(name: string, fallback: T, parse: (value: string) => T | undefined, rule: string): T => {
    const value = env[name]?.trim();
    if (!value) return fallback;
    const parsed = parse(value);
    if (parsed === undefined) wrong.push(`${name} must be ${rule}, not "${value}".`);
    return parsed === undefined ? fallback : parsed;
  };
  const config: Config = {
    port: read('PORT', 8080, port, 'a whole number from 0 to 65535'),
    portGiven: Boolean(env['PORT']?.trim()),
    host: read('HOST', '127.0.0.1', host, 'a host name or an IP address'),
    dataDir: env['DATA_DIR']?.trim() || DEFAULT_DATA_DIR,
    databaseUrl: undefined,
    corsOrigins: read('CORS_ORIGINS', [], origins, 'origins such as https://example.org, parted by commas'),
    rateLimit: read(
      'RATE_LIMIT',
      { posts: 10, seconds: 60 },
      rate,
      '"POSTS/SECONDS", such as 10/60, or "off"',
    ),
    trustProxy: read('TRUST_PROXY', false, flag, '1 or 0'),
    sharedCache: read('SHARED_CACHE', 0, cacheSeconds, 'a whole number of seconds from 0 to 3600'),
  };
  const url = env['DATABASE_URL']?.trim();
  // Not by `read`, which would print a password.
  if (url && !/^postgres(ql)?:\/\/./.test(url)) wrong.push('DATABASE_URL must be a postgres:// URL.');
  config.databaseUrl = url || undefined;
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return config;
}

function port(value: string): number | undefined {
  return /^\d{1,5}$/.test(value) && Number(value) <= 65535 ? Number(value) : undefined;
}

function cacheSeconds(value: string): number | undefined {
  return /^\d{1,4}$/.test(value) && Number(value) <= 3600 ? Number(value) : undefined;
}

function host(value: string): string | undefined {
  return /^[\w.:%-]+$/.test(value) ? value : undefined;
}

function origins(value: string): string[] | undefined {
  const list = value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
  return list.every((item) => item === 'null' || isOrigin(item)) ? list : undefined;
}

/** A browser sends scheme, host and port, and nothing after them. */
function isOrigin(value: string): boolean {
  return URL.canParse(value) && /^https?:/.test(value) && new URL(value).origin === value;
}

function rate(value: string): Config['rateLimit'] | undefined {
  if (value === 'off') return null;
  const match = /^(\d{1,6})\/(\d{1,6})$/.exec(value);
  const [posts, seconds] = [Number(match?.[1]), Number(match?.[2])];
  return posts > 0 && seconds > 0 ? { posts, seconds } : undefined;
}

function flag(value: string): boolean | undefined {
  return value === '1' || value === 'true' ? true : value === '0' || value === 'false' ? false : undefined;
}
