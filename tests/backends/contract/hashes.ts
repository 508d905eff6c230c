/** The hashes by which avatar services know an address. Whoever has a list of addresses finds the one behind it. */

/** In hexadecimal, by the name of the hash. */
export async function hashesOf(address: string): Promise<Record<string, string>> {
  const bytes = new TextEncoder().encode(address.trim().toLowerCase());
  const md5 = hex(md5Of(bytes));
  // Pages without TLS have no WebCrypto.
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  if (!subtle) return { MD5: md5 };
  return { MD5: md5, 'SHA-256': hex(new Uint8Array(await subtle.digest('SHA-256', bytes))) };
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const TURNS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

/** RFC 1321; WebCrypto has no MD5. */
function md5Of(message: Uint8Array): Uint8Array {
  const blocks = Math.ceil((message.length + 9) / 64);
  const data = new DataView(new ArrayBuffer(blocks * 64));
  message.forEach((byte, i) => data.setUint8(i, byte));
  data.setUint8(message.length, 0x80);
  data.setUint32(blocks * 64 - 8, message.length * 8, true);
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let block = 0; block < blocks; block++) {
    let [a, b, c, d] = state as [number, number, number, number];
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      const mixed = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)][round]!;
      const word = [i, 5 * i + 1, 3 * i + 5, 7 * i][round]! % 16;
      const sine = Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32);
      const sum = (a + mixed + sine + data.getUint32(block * 64 + word * 4, true)) | 0;
      const turn = TURNS[round * 4 + (i % 4)]!;
      [a, b, c, d] = [d, (b + ((sum << turn) | (sum >>> (32 - turn)))) | 0, b, c];
    }
    [a, b, c, d].forEach((part, i) => (state[i] = (state[i]! + part) | 0));
  }
  const digest = new DataView(new ArrayBuffer(16));
  state.forEach((part, i) => digest.setInt32(i * 4, part, true));
  return new Uint8Array(digest.buffer);
}
