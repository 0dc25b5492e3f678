/** One packet of git's wire protocol. */
export function pkt(content: string | Buffer): Buffer {
  const bytes = Buffer.from(content as string);
  return Buffer.concat([Buffer.from((bytes.length + 4).toString(16).padStart(4, '0')), bytes]);
}

/** The packet that ends a message. */
export const flushPkt = Buffer.from('0000');

/** The packet that parts two sections. */
export const delimPkt = Buffer.from('0001');

/** The answer of a version-2 server to `info/refs`. */
export function advertisement(...capabilities: string[]): Buffer {
  const head = [pkt('# service=git-upload-pack\n'), flushPkt, pkt('version 2\n'), pkt('agent=git/test\n')];
  return Buffer.concat([...head, ...capabilities.map((capability) => pkt(`${capability}\n`)), flushPkt]);
}
