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

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openSnapshot, type Snapshot } from '../../pages/snapshot.ts';

/** The built pages: a function of requests, and the style sheets and scripts they ask for. */
export interface DeskRenderer {
  /** Null when there is no such page; throws what the page threw. */
  render(request: Request, locals: object): Promise<Response | null>;
  readonly assets: Snapshot;
}

/** How far the pages are. */
export type DeskState =
  | { readonly kind: 'preparing' }
  | { readonly kind: 'ready'; readonly renderer: DeskRenderer }
  | { readonly kind: 'failed'; readonly error: unknown };

async function openRenderer(directory: string): Promise<DeskRenderer> {
  const entry = (await import(pathToFileURL(join(directory, 'server', 'entry.mjs')).href)) as Pick<
    DeskRenderer,
    'render'
  >;
  return { render: entry.render, assets: await openSnapshot(join(directory, 'client')) };
}

/** The pages of the desk from the moment they are asked for. */
export interface DeskPages {
  state(): DeskState;
  /** Settles when the pages are ready or have failed; never throws. */
  readonly settled: Promise<void>;
}

/** Begins to make the pages; `make` gives the directory of a build. */
export function prepareDesk(make: () => Promise<string>, failed: (error: unknown) => void): DeskPages {
  let state: DeskState = { kind: 'preparing' };
  async function prepare(): Promise<void> {
    try {
      state = { kind: 'ready', renderer: await openRenderer(await make()) };
    } catch (error) {
      state = { kind: 'failed', error };
      failed(error);
    }
  }
  return { state: () => state, settled: prepare() };
}
