// SPDX-License-Identifier: MulanPSL-2.0
// Copyright (c) 2026 Tongming contributors
// Tongming is licensed under Mulan PSL v2.
// You can use this software according to the terms and conditions of the Mulan PSL v2.
// You may obtain a copy of Mulan PSL v2 at:
//          http://license.coscl.org.cn/MulanPSL2
// THIS SOFTWARE IS PROVIDED ON AN "AS IS" BASIS, WITHOUT WARRANTIES OF ANY KIND,
// EITHER EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO NON-INFRINGEMENT,
// MERCHANTABILITY OR FIT FOR A PARTICULAR PURPOSE.
// See the Mulan PSL v2 for more details.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CrawlerError } from '../error.ts';
import { parseTarget } from '../target.ts';
import { startGitServer, startHttpServer, type TestServer } from '../testing/git-server.ts';
import { advertisement, delimPkt, flushPkt, pkt } from '../testing/pkt-line.ts';
import { buildRepository, testGit } from '../testing/repository.ts';
import { type FetchOptions, fetchMirror, listRemote } from './mirror.ts';
import { type ReachOptions, reach } from './reach.ts';
import { nextHop } from './redirect.ts';

const sha = '1234567890123456789012345678901234567890';

let root: string;
let dataDir: string;
/** What nobody may ever reach. */
let internal: TestServer;
let servers: TestServer[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tongming-test-'));
  dataDir = join(root, 'data');
});

beforeEach(async () => {
  internal = await startHttpServer((_request, response) => response.end('secret'));
  servers = [internal];
});

afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
});

afterAll(async () => {
  await rm(root, { recursive: true });
});

async function serve(handler: (request: IncomingMessage, response: ServerResponse) => void): Promise<TestServer> {
  const server = await startHttpServer(handler);
  servers.push(server);
  return server;
}

function body(request: IncomingMessage, done: (text: string) => void): void {
  let text = '';
  request.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
  });
  request.on('end', () => done(text));
}

function answer(response: ServerResponse, kind: 'advertisement' | 'result', content: Buffer): void {
  response.setHeader('content-type', `application/x-git-upload-pack-${kind}`);
  response.end(content);
}

function allowing(server: TestServer, more: Partial<FetchOptions> = {}): FetchOptions {
  return { dataDir, mirror: null, privateHosts: [server.host], ...more };
}

function target(url: string, privateHosts: readonly string[]) {
  return parseTarget(url, { allowLocal: false, allowHttp: true, privateHosts });
}

async function listFault(server: TestServer, more: Partial<FetchOptions> = {}): Promise<CrawlerError> {
  return faultOf(listRemote(target(`${server.url}/r`, [server.host]), allowing(server, more)));
}

async function faultOf(promise: Promise<unknown>): Promise<CrawlerError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof CrawlerError) return error;
    throw error;
  }
  throw new Error('it went well');
}

describe('where a name leads', () => {
  const url = 'https://repo.example.test/a';

  function reachFault(options: ReachOptions): Promise<CrawlerError> {
    return faultOf(reach(target(url, []), options));
  }

  test('B006 one private address among the answers refuses the host', async () => {
    for (const answers of [
      ['127.0.0.1'],
      ['140.82.112.3', '10.0.0.1'],
      ['2606:50c0:8000::153', '::1'],
      ['::ffff:127.0.0.1'],
    ]) {
      const error = await reachFault({ privateHosts: [], resolver: async () => answers });
      expect([answers, error.kind, error.transient]).toEqual([answers, 'private-address', false]);
    }
  });

  test('B007 git is pinned to the address that was checked, and nobody is asked twice', async () => {
    const git = await startGitServer({ root });
    servers.push(git);
    await buildRepository(join(root, 'pinned.git'), { commits: [{}] });
    const port = git.host.split(':')[1] ?? '';
    const host = `rebind.example.test:${port}`;
    const asked: string[] = [];
    const resolver = async (name: string) => {
      asked.push(name);
      return [asked.length === 1 ? '127.0.0.1' : '127.0.0.2'];
    };
    const rebinding = target(`http://${host}/pinned.git`, [host]);
    expect(await reach(rebinding, { privateHosts: [host], resolver })).toEqual({
      protocol: 'http',
      pins: [`rebind.example.test:${port}:127.0.0.1`],
    });
    asked.length = 0;
    const { refs } = await fetchMirror(rebinding, { dataDir, mirror: null, privateHosts: [host], resolver });
    expect(refs.headRef).toBe('refs/heads/main');
    expect(asked).toEqual(['rebind.example.test']);
  });

  test('B008 F29 no answer is a refusal', async () => {
    const code = (name: string) => Object.assign(new Error(name), { code: name });
    for (const name of ['ENOTFOUND', 'ESERVFAIL', 'EAI_AGAIN']) {
      const error = await reachFault({ privateHosts: [], resolver: () => Promise.reject(code(name)) });
      expect([error.kind, error.transient, error.message.includes(name)]).toEqual(['dns', true, true]);
    }
    expect((await reachFault({ privateHosts: [], resolver: async () => [] })).kind).toBe('dns');
  });

  test('F29 a resolver that says nothing costs its time limit, not more', async () => {
    const started = performance.now();
    const error = await reachFault({ privateHosts: [], dnsMs: 100, resolver: () => new Promise(() => undefined) });
    expect([error.kind, error.transient]).toEqual(['dns', true]);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('a closed port is unreachable at once', async () => {
    const closed = await startHttpServer(() => undefined);
    await closed.close();
    const error = await listFault(closed);
    expect([error.kind, error.transient, error.message.includes('ECONNREFUSED')]).toEqual(['unreachable', true, true]);
  });
});

describe('redirects', () => {
  function redirectTo(location: (request: IncomingMessage) => string): Promise<TestServer> {
    return serve((request, response) => {
      response.writeHead(302, { location: location(request) });
      response.end();
    });
  }

  test('B009 a redirect to an internal address is refused, and nothing gets there', async () => {
    const server = await redirectTo((request) => `${internal.url}${request.url}`);
    const error = await listFault(server);
    expect([error.kind, error.transient]).toEqual(['private-address', false]);
    expect(internal.requests).toEqual([]);
  });

  test('B009 a redirect to a checked address is followed, and git fetches there', async () => {
    const git = await startGitServer({ root });
    servers.push(git);
    await buildRepository(join(root, 'moved.git'), { commits: [{}] });
    const server = await redirectTo((request) => `${git.url}${request.url?.replace('/old', '/moved.git')}`);
    const privateHosts = [server.host, git.host];
    const moved = target(`${server.url}/old`, privateHosts);
    const listed = await listRemote(moved, { privateHosts });
    expect([listed.url, listed.headRef]).toEqual([`${git.url}/moved.git`, 'refs/heads/main']);
    const { refs } = await fetchMirror(moved, { dataDir, mirror: null, privateHosts });
    expect(refs.digest).toBe(listed.digest);
  });

  test('B010 a loop ends after three hops', async () => {
    const server = await redirectTo((request) => `${request.url?.replace('/info', 'x/info')}`);
    const error = await listFault(server);
    expect([error.kind, error.message.includes('more than 3 times')]).toEqual(['redirect', true]);
    expect(server.requests.length).toBeLessThanOrEqual(6);
  });

  test('B010 encryption is never given up, other protocols and places are refused', () => {
    const from = 'https://h.example.test/a';
    const kinds = [
      'http://h.example.test/a/info/refs?service=git-upload-pack',
      'file:///etc/info/refs?service=git-upload-pack',
      'https://h.example.test/login',
      'https://u:p@h.example.test/a/info/refs?service=git-upload-pack',
      'https://h.example.test:8443/a/info/refs?service=git-upload-pack',
      'https://10.0.0.1/a/info/refs?service=git-upload-pack',
      'https://[::1',
      '',
    ].map((location) => {
      try {
        return nextHop(from, location, []).url;
      } catch (error) {
        return (error as CrawlerError).kind;
      }
    });
    expect(kinds).toEqual([
      'redirect',
      'redirect',
      'redirect',
      'redirect',
      'redirect',
      'private-address',
      'redirect',
      from,
    ]);
    expect(nextHop(from, '/b.git/info/refs?service=git-upload-pack', []).url).toBe('https://h.example.test/b.git');
  });
});

describe('servers that do not play by the rules', () => {
  test.skipIf(!existsSync('/usr/bin/prlimit'))('B030 a list of refs without end is cut off', async () => {
    const lines = Buffer.concat(
      Array.from({ length: 2000 }, (_, i) => pkt(`${sha} refs/heads/${'x'.repeat(900)}${i}\n`)),
    );
    const server = await serve((_request, response) => {
      response.setHeader('content-type', 'application/x-git-upload-pack-advertisement');
      response.write(Buffer.concat([pkt('# service=git-upload-pack\n'), flushPkt, pkt(`${sha} HEAD\0agent=x\n`)]));
      const pour = () => {
        while (!response.destroyed && response.write(lines));
      };
      response.on('drain', pour);
      pour();
    });
    const error = await listFault(server, { listMemoryBytes: 300 * 1024 ** 2, listMs: 15_000 });
    expect([error.kind, error.transient]).toEqual(['too-many-refs', false]);
  });

  test('B030 a list that takes too long is cut off', async () => {
    const server = await serve((_request, response) => {
      response.setHeader('content-type', 'application/x-git-upload-pack-advertisement');
      const timer = setInterval(() => response.write(pkt(`${sha} refs/heads/${'x'.repeat(4000)}\n`)), 50);
      response.on('close', () => clearInterval(timer));
    });
    expect((await listFault(server, { listMs: 1000 })).kind).toBe('timeout');
  });

  test('B031 a server that falls silent is left', async () => {
    const server = await serve((_request, response) => {
      response.setHeader('content-type', 'application/x-git-upload-pack-advertisement');
      response.write('0');
    });
    const error = await listFault(server, { idleSeconds: 1 });
    expect([error.kind, error.transient]).toEqual(['timeout', true]);
  });

  test('B032 a request for a password prompts nobody, and its realm reaches no terminal', async () => {
    const server = await serve((_request, response) => {
      response.socket?.end(
        'HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm="\u001B[31mpwn\u0007 x"\r\nContent-Length: 0\r\n\r\n',
      );
    });
    const error = await listFault(server);
    expect([error.kind, error.transient]).toEqual(['private', false]);
    expect(error.message).toMatch(/^[\x20-\x7E]+$/u);
    expect(error.message).toContain('is private or not there');
  });

  test('B033 escape sequences in messages of the server are cut out', async () => {
    const server = await serve((request, response) => {
      if (request.method === 'GET') answer(response, 'advertisement', advertisement('ls-refs', 'fetch'));
      else {
        body(request, (text) => {
          if (text.includes('command=ls-refs'))
            answer(response, 'result', Buffer.concat([pkt(`${sha} refs/heads/main\n`), flushPkt]));
          else {
            const lines = [
              pkt('packfile\n'),
              pkt('\u0002\u001B]0;pwn\u0007\u001B[2Jhello \u009B31m\n'),
              pkt('\u0003\u001B[31mbroken\n'),
              flushPkt,
            ];
            answer(response, 'result', Buffer.concat(lines));
          }
        });
      }
    });
    const error = await faultOf(fetchMirror(target(`${server.url}/r`, [server.host]), allowing(server)));
    expect(error.message).toContain('broken');
    expect(error.message).not.toMatch(/[^\x20-\x7E]/u);
    expect(await readdir(join(dataDir, 'mirrors'))).not.toContainEqual(expect.stringMatching(/^tmp-/u));
  });

  test('B040 a head and refs whose names climb are ignored', async () => {
    const lines = [
      pkt('unborn HEAD symref-target:refs/heads/../../../x\n'),
      pkt(`${sha} refs/heads/../../../evil\n`),
      pkt(`${sha} refs/heads/ok\n`),
      pkt(`${sha} refs/heads/.hidden\n`),
      pkt(`${sha} refs/heads/x.lock\n`),
      pkt(`${sha} refs/replace/${sha}\n`),
      flushPkt,
    ];
    const server = await serve((request, response) => {
      if (request.method === 'GET') answer(response, 'advertisement', advertisement('ls-refs=unborn', 'fetch'));
      else answer(response, 'result', Buffer.concat(lines));
    });
    const before = await readdir(root, { recursive: true });
    const climbing = target(`${server.url}/r`, [server.host]);
    // A newer git may refuse the whole list instead of leaving them out.
    const names = await listRemote(climbing, allowing(server)).then(
      ({ refs }) => [...refs.keys()],
      () => [],
    );
    expect(names.filter((name) => name !== 'refs/heads/ok')).toEqual([]);
    expect((await faultOf(fetchMirror(climbing, allowing(server)))).name).toBe('CrawlerError');
    const after = await readdir(root, { recursive: true });
    expect(after.filter((name) => !before.includes(name) && name !== 'data' && name !== 'data/mirrors')).toEqual([]);
  });

  test('B041 a bundle address that the server offers is not asked for', async () => {
    const commands: string[] = [];
    const server = await serve((request, response) => {
      if (request.method === 'GET')
        answer(response, 'advertisement', advertisement('ls-refs', 'bundle-uri', 'fetch=packfile-uris'));
      else {
        body(request, (text) => {
          commands.push(...(text.match(/command=[a-z-]+|packfile-uris/gu) ?? []));
          const offer = pkt(`bundle.one.uri=${internal.url}/bundle\n`);
          const refs = pkt(`${sha} refs/heads/main\n`);
          const uris = [pkt('packfile-uris\n'), pkt(`${sha} ${internal.url}/pack\n`), delimPkt, pkt('packfile\n')];
          if (text.includes('bundle-uri')) answer(response, 'result', Buffer.concat([offer, flushPkt]));
          else if (text.includes('ls-refs')) answer(response, 'result', Buffer.concat([refs, flushPkt]));
          else answer(response, 'result', Buffer.concat([...uris, flushPkt]));
        });
      }
    });
    const error = await faultOf(fetchMirror(target(`${server.url}/r`, [server.host]), allowing(server)));
    expect(error.kind).not.toBe('private-address');
    expect(commands).toEqual(['command=ls-refs', 'command=ls-refs', 'command=fetch']);
    expect(internal.requests).toEqual([]);
  });

  test('B042 the alternates of a server without smart protocol are not followed', async () => {
    const server = await serve((request, response) => {
      const path = request.url?.split('?')[0];
      if (path === '/r/info/refs') response.end(`${sha}\trefs/heads/main\n`);
      else if (path === '/r/HEAD') response.end('ref: refs/heads/main\n');
      else if (path?.endsWith('alternates')) response.end(`${internal.url}/objects\n`);
      else response.writeHead(404).end();
    });
    const error = await faultOf(fetchMirror(target(`${server.url}/r`, [server.host]), allowing(server)));
    expect(error.name).toBe('CrawlerError');
    expect(internal.requests).toEqual([]);
  });

  test('B043 an LFS configuration of the repository reaches nobody', async () => {
    const git = await startGitServer({ root });
    servers.push(git);
    await buildRepository(join(root, 'lfs.git'), {
      commits: [
        {
          files: {
            '.lfsconfig': `[lfs]\n\turl = ${internal.url}/lfs\n`,
            '.gitattributes': '*.bin filter=lfs diff=lfs merge=lfs\n',
            'a.bin': `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 1\n`,
          },
        },
      ],
    });
    await fetchMirror(target(`${git.url}/lfs.git`, [git.host]), allowing(git));
    expect(internal.requests).toEqual([]);
  });

  test('F24 F32 what the status says: gone, private, or later', async () => {
    const kinds: Record<number, readonly [string, boolean]> = {
      404: ['gone', false],
      410: ['gone', false],
      403: ['private', false],
      429: ['unreachable', true],
      500: ['unreachable', true],
      503: ['unreachable', true],
    };
    for (const [status, expected] of Object.entries(kinds)) {
      const server = await serve((_request, response) => response.writeHead(Number(status)).end());
      const error = await listFault(server);
      expect([status, error.kind, error.transient]).toEqual([status, ...expected]);
    }
  });

  test('a web page in place of a repository is no empty repository', async () => {
    for (const page of ['<html>please log in</html>', '<html>\n<body>\n', '']) {
      const server = await serve((_request, response) => {
        response.setHeader('content-type', 'text/html');
        response.end(page);
      });
      const error = await listFault(server);
      expect([page, error.kind, error.message.includes('is not a git repository')]).toEqual([
        page,
        'not-a-repository',
        true,
      ]);
    }
  });

  test('credentials never show, even where git repeats the address', async () => {
    const server = await serve((_request, response) => response.writeHead(500).end());
    expect((await listFault(server)).message).toContain(`${server.url}/r`);
    expect(() => target(`http://user:s3cret@${server.host}/r`, [server.host])).toThrow(/^(?!.*s3cret)/u);
  });
});

test.skipIf(!existsSync('/usr/bin/openssl'))('F30 a certificate that nobody vouches for is a hard error', async () => {
  const key = join(root, 'key.pem');
  const certificate = join(root, 'cert.pem');
  const args = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-days',
    '1',
    '-subj',
    '/CN=127.0.0.1',
  ];
  execFileSync('/usr/bin/openssl', [...args, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
  let hits = 0;
  const server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (_request, response) => {
    hits += 1;
    response.end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const error = await faultOf(listRemote(target(`https://${host}/r`, [host]), { privateHosts: [host] }));
  expect([error.kind, error.transient, hits]).toEqual(['tls', false, 0]);
  await new Promise((resolve) => {
    server.close(resolve);
  });
});

test('B036 B037 a tree bomb is fetched as it is: a few objects, never walked', async () => {
  const git = await startGitServer({ root });
  servers.push(git);
  const path = join(root, 'bomb.git');
  await buildRepository(path, {
    commits: [{ files: Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`f${i}`, 'x'])) }],
  });
  let tree = await testGit(path, 'rev-parse', 'refs/heads/main^{tree}');
  for (let level = 0; level < 9; level += 1) tree = await treeOfTen(path, tree);
  const commit = await testGit(path, '-c', 'user.name=a', '-c', 'user.email=a@b.c', 'commit-tree', '-m', 'bomb', tree);
  await testGit(path, 'update-ref', 'refs/heads/main', commit);
  const { refs } = await fetchMirror(target(`${git.url}/bomb.git`, [git.host]), allowing(git));
  expect(refs.headSha).toBe(commit);
});

async function treeOfTen(path: string, tree: string): Promise<string> {
  const entry = (i: number) => Buffer.concat([Buffer.from(`40000 d${i}\0`), Buffer.from(tree, 'hex')]);
  const raw = join(root, 'raw-tree');
  await writeFile(raw, Buffer.concat(Array.from({ length: 10 }, (_, i) => entry(i))));
  return testGit(path, 'hash-object', '-t', 'tree', '-w', raw);
}
