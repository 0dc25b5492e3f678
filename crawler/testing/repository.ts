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

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Author or committer of a built commit. */
export interface BuiltPerson {
  readonly name: string;
  readonly email: string;
  /** Seconds since 1970. */
  readonly epoch: number;
  /** As `+0800`. */
  readonly zone?: string;
}

/** One commit to build; files not named stay as in the first parent. */
export interface BuiltCommit {
  /** Full ref name; `refs/heads/main` by default. */
  readonly ref?: string;
  readonly author?: Partial<BuiltPerson>;
  readonly committer?: Partial<BuiltPerson>;
  readonly message?: string | Buffer;
  /** Content by path; null deletes. A leading `->` makes a symlink of the rest. */
  readonly files?: Readonly<Record<string, string | Buffer | null>>;
  /** Indexes (of earlier commits of this call) of the parents. Default: the commit before on the same ref; `[]` makes a root. */
  readonly parents?: readonly number[];
}

/** One tag to build on the commit with that index; annotated when it has a message. */
export interface BuiltTag {
  readonly name: string;
  readonly commit: number;
  readonly message?: string;
  readonly tagger?: Partial<BuiltPerson>;
}

/** How to build: the history goes to `git fast-import`, so ten thousand commits take a second. */
export interface BuildOptions {
  readonly commits?: readonly BuiltCommit[];
  readonly tags?: readonly BuiltTag[];
  readonly objectFormat?: 'sha1' | 'sha256';
  /** What HEAD points to; `refs/heads/main` by default. */
  readonly head?: string;
}

const start = 1_700_000_000;

const environment = {
  PATH: '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin',
  HOME: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  LC_ALL: 'C',
};

/** Runs plain git for tests, in `cwd`, and gives its output as text; throws with its error output. */
export async function testGit(cwd: string, ...args: string[]): Promise<string> {
  const options = { cwd, env: environment, maxBuffer: 1 << 28 };
  const { stdout } = await promisify(execFile)('git', ['-c', 'safe.directory=*', ...args], options);
  return stdout.trim();
}

function person(given: Partial<BuiltPerson> | undefined, fallback: BuiltPerson): string {
  const all = { ...fallback, ...given };
  return `${all.name} <${all.email}> ${all.epoch} ${all.zone ?? '+0000'}`;
}

function data(content: string | Buffer): Buffer[] {
  const bytes = Buffer.from(content as string);
  return [Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from('\n')];
}

function fileLines(path: string, content: string | Buffer | null): Buffer[] {
  const quoted = `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
  if (content === null) return [Buffer.from(`D ${quoted}\n`)];
  const link = typeof content === 'string' && content.startsWith('->');
  return [
    Buffer.from(`M ${link ? '120000' : '100644'} inline ${quoted}\n`),
    ...data(link ? content.slice(2) : content),
  ];
}

function commitLines(commit: BuiltCommit, index: number, tips: Map<string, number>): Buffer[] {
  const ref = commit.ref ?? 'refs/heads/main';
  const author = { name: 'Ada', email: 'ada@example.org', epoch: start + index * 60 };
  const before = tips.get(ref);
  const parents = commit.parents ?? (before === undefined ? [] : [before]);
  tips.set(ref, index);
  const written = person(commit.author, author);
  const committed = person(commit.committer ?? commit.author, author);
  const lines = [
    ...(parents.length === 0 ? [Buffer.from(`reset ${ref}\n`)] : []),
    Buffer.from(`commit ${ref}\nmark :${index + 1}\nauthor ${written}\ncommitter ${committed}\n`),
    ...data(commit.message ?? `commit ${index}\n`),
    ...parents.map((parent, at) => Buffer.from(`${at === 0 ? 'from' : 'merge'} :${parent + 1}\n`)),
  ];
  for (const [path, content] of Object.entries(commit.files ?? {})) lines.push(...fileLines(path, content));
  return [...lines, Buffer.from('\n')];
}

function tagLines(tag: BuiltTag): Buffer[] {
  if (tag.message === undefined) return [Buffer.from(`reset refs/tags/${tag.name}\nfrom :${tag.commit + 1}\n\n`)];
  const tagger = person(tag.tagger, { name: 'Ada', email: 'ada@example.org', epoch: start });
  return [Buffer.from(`tag ${tag.name}\nfrom :${tag.commit + 1}\ntagger ${tagger}\n`), ...data(tag.message)];
}

async function feed(child: ChildProcess, chunks: Iterable<readonly Buffer[]>): Promise<void> {
  const { stdin } = child;
  if (!stdin) throw new Error('fast-import has no standard input');
  for (const lines of chunks) {
    if (!stdin.write(Buffer.concat(lines))) await once(stdin, 'drain');
  }
  stdin.end();
}

function* stream(options: BuildOptions): Generator<readonly Buffer[]> {
  const tips = new Map<string, number>();
  for (const [index, commit] of (options.commits ?? []).entries()) yield commitLines(commit, index, tips);
  for (const tag of options.tags ?? []) yield tagLines(tag);
}

/** Builds (or goes on building, with force) a bare repository at `path` and gives the ids of its commits, in the order asked for. */
export async function buildRepository(path: string, options: BuildOptions = {}): Promise<string[]> {
  mkdirSync(path, { recursive: true });
  await testGit(path, 'init', '-q', '--bare', '--template=', `--object-format=${options.objectFormat ?? 'sha1'}`, '.');
  await testGit(path, 'symbolic-ref', 'HEAD', options.head ?? 'refs/heads/main');
  await testGit(path, 'config', 'http.receivepack', 'false');
  const marks = `${path}/marks.txt`;
  const args = ['fast-import', '--quiet', '--force', '--date-format=raw-permissive', `--export-marks=${marks}`];
  const child = spawn('git', args, { cwd: path, env: environment, stdio: ['pipe', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const ended = once(child, 'close');
  await Promise.all([feed(child, stream(options)), ended]);
  const [code] = (await ended) as [number];
  if (code !== 0) throw new Error(`git fast-import: ${errors}`);
  return readMarks(marks, options.commits?.length ?? 0);
}

async function readMarks(path: string, count: number): Promise<string[]> {
  const shas: string[] = Array.from({ length: count }, () => '');
  for (const line of (await readFile(path, 'utf8')).split('\n')) {
    const [mark, sha] = line.split(' ');
    if (mark && sha) shas[Number(mark.slice(1)) - 1] = sha;
  }
  await rm(path);
  return shas;
}
