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

import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeMatrix, encodeMatrix, type Matrix, readOsadl, readRecLicense } from '#licenses/compatibility/matrix.ts';
import { LicenceError } from '#licenses/error.ts';
import { UsageError } from '../usage.ts';

/** Matrices that can be stored. */
export type MatrixKind = 'osadl' | 'reclicense';

const largest = 64_000_000;

function directory(dataDir: string): string {
  return join(dataDir, 'licences', 'matrices');
}

function unreadable(path: string, cause: unknown): UsageError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new UsageError({ zh: `读不了矩阵文件 ${path}：${why}`, en: `The matrix ${path} cannot be read: ${why}` });
}

/** Turns faults of reading and of form into one for the person who named the file. */
async function reading<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const known =
      error instanceof LicenceError || error instanceof SyntaxError || (error instanceof Error && 'code' in error);
    throw known ? unreadable(path, error) : error;
  }
}

async function jsonOf(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8');
  if (text.length > largest) throw new SyntaxError(`more than ${largest} characters`);
  return JSON.parse(text) as unknown;
}

/** Reads a published matrix from a file and keeps it in the data directory in the place of an older one. */
export async function storeMatrix(dataDir: string, kind: MatrixKind, path: string): Promise<Matrix> {
  const matrix = await reading(path, async () => {
    const json = await jsonOf(path);
    return kind === 'osadl' ? readOsadl(json) : readRecLicense(json);
  });
  const target = join(directory(dataDir), `${kind}.json`);
  await mkdir(directory(dataDir), { recursive: true });
  await writeFile(`${target}.new`, encodeMatrix(matrix));
  await rename(`${target}.new`, target);
  return matrix;
}

/** Matrices kept in the data directory, by file name; none where nothing was stored. */
export async function loadMatrices(dataDir: string): Promise<Matrix[]> {
  const dir = directory(dataDir);
  let names: string[];
  try {
    names = await readdir(dir);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  const files = names.filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    files.map((name) => reading(join(dir, name), async () => decodeMatrix(await readFile(join(dir, name), 'utf8')))),
  );
}
