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

import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

/** A place in a foreign YAML file: its value and the line it stands on. Nothing of it is trusted. */
export interface SourceNode {
  /** 1-based. */
  readonly line: number | null;
  /** Scalars as text; null for anything else, and for null. */
  text(): string | null;
  /** The value of a key; an absent one is a node of nothing. */
  at(key: string): SourceNode;
  /** Items of a list; empty for anything else. */
  items(): readonly SourceNode[];
  keys(): readonly { readonly key: string; readonly line: number | null }[];
}

class Place implements SourceNode {
  readonly #node: Node | null;
  readonly #document: Document;
  readonly #lines: LineCounter;

  constructor(node: Node | null, document: Document, lines: LineCounter) {
    this.#node = node;
    this.#document = document;
    this.#lines = lines;
  }
  #lineOf(node: Node | null): number | null {
    return node?.range ? this.#lines.linePos(node.range[0]).line : null;
  }
  #to(node: unknown): SourceNode {
    return new Place(isNode(node) ? node : null, this.#document, this.#lines);
  }
  get line(): number | null {
    return this.#lineOf(this.#node);
  }
  text(): string | null {
    if (!isScalar(this.#node)) return null;
    const { value, source } = this.#node;
    if (value === null || value === undefined) return null;
    return typeof value === 'string' ? value : (source ?? null);
  }
  at(key: string): SourceNode {
    return this.#to(isMap(this.#node) ? this.#node.get(key, true) : null);
  }
  items(): readonly SourceNode[] {
    return isSeq(this.#node) ? this.#node.items.map((item) => this.#to(item)) : [];
  }
  keys(): readonly { key: string; line: number | null }[] {
    if (!isMap(this.#node)) return [];
    return this.#node.items.flatMap(({ key }) =>
      isScalar(key) ? [{ key: String(key.value), line: this.#lineOf(key) }] : [],
    );
  }
}

/** A file that is no YAML, and where. */
export interface SourceFault {
  readonly line: number;
  readonly message: string;
}

/** Reads a foreign YAML file for importers. Aliases are left unread. */
export function readSource(text: string): SourceNode | SourceFault {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe',
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false,
    lineCounter: lines,
  });
  const [fault] = document.errors;
  if (fault !== undefined) return { line: lines.linePos(fault.pos[0]).line, message: fault.message };
  return new Place(document.contents, document, lines);
}
