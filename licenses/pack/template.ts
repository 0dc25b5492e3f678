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

import sax from 'sax';
import { LicenceError } from '../error.ts';

/** A part of an SPDX licence template. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  /** May stand or not. */
  | { readonly kind: 'optional'; readonly parts: readonly TemplatePart[] }
  /** May be replaced by what the regular expression matches. */
  | { readonly kind: 'alt'; readonly text: string; readonly match: string }
  /** A title or a list mark, which the matching guidelines ignore. */
  | { readonly kind: 'title' | 'bullet'; readonly parts: readonly TemplatePart[] }
  /** A copyright notice, in whose place any others may stand. */
  | { readonly kind: 'copyright'; readonly parts: readonly TemplatePart[] }
  /** The header that the licence asks for, which is a notice of its own. */
  | { readonly kind: 'header'; readonly parts: readonly TemplatePart[] };

/** A licence or exception of the SPDX list as its XML says. */
export interface Template {
  readonly id: string;
  readonly exception: boolean;
  readonly deprecated: boolean;
  readonly parts: readonly TemplatePart[];
}

interface Frame {
  readonly kind: TemplatePart['kind'] | 'none';
  readonly match: string;
  readonly parts: TemplatePart[];
}

const kinds: Readonly<Record<string, TemplatePart['kind']>> = {
  OPTIONAL: 'optional',
  ALT: 'alt',
  TITLETEXT: 'title',
  BULLET: 'bullet',
  COPYRIGHTTEXT: 'copyright',
  STANDARDLICENSEHEADER: 'header',
};
const breaking = new Set(['P', 'BR', 'ITEM', 'LIST', 'TITLETEXT', 'COPYRIGHTTEXT', 'BULLET', 'STANDARDLICENSEHEADER']);
const largest = 4_000_000;
const deepest = 64;

function plain(parts: readonly TemplatePart[]): string {
  return parts.map((part) => ('parts' in part ? plain(part.parts) : part.text)).join('');
}

function closed({ kind, match, parts }: Frame): TemplatePart | null {
  if (kind === 'none' || kind === 'text') return null;
  return kind === 'alt' ? { kind, match, text: plain(parts) } : { kind, parts };
}

/** Reads one XML file of the SPDX licence list. Throws LicenceError `syntax` where it is none; entities other than XML's own are refused. */
export function readTemplate(xml: string): Template {
  if (xml.length > largest) throw new LicenceError('too-long', largest, 'A template may have 4 MB.');
  const reader = sax.parser(true, { xmlns: false });
  const card = { id: '', exception: false, deprecated: false };
  const frames: Frame[] = [];
  let result: readonly TemplatePart[] | null = null;
  const top = () => frames.at(-1);
  // oxlint-disable-next-line unicorn/prefer-add-event-listener -- the parser knows no listeners
  reader.onerror = (cause) => {
    throw new LicenceError('syntax', reader.position, `Not a template of the SPDX list: ${cause.message}`, { cause });
  };
  reader.onopentag = ({ name, attributes }) => {
    const tag = name.toUpperCase();
    const attribute = (key: string) => (attributes as Readonly<Record<string, string>>)[key] ?? '';
    if (tag === 'LICENSE' || tag === 'EXCEPTION') {
      card.id = attribute('licenseId');
      card.exception = tag === 'EXCEPTION';
      card.deprecated = attribute('deprecatedVersion') !== '';
    }
    if (frames.length > deepest) throw new LicenceError('too-complex', reader.position, 'The template nests too deep.');
    if (tag === 'TEXT' && frames.length === 0) frames.push({ kind: 'none', match: '', parts: [] });
    else if (frames.length > 0) {
      if (breaking.has(tag)) top()?.parts.push({ kind: 'text', text: '\n' });
      frames.push({ kind: kinds[tag] ?? 'none', match: attribute('match'), parts: [] });
    }
  };
  // oxlint-disable-next-line unicorn/prefer-add-event-listener -- the parser knows no listeners
  reader.ontext = (text) => top()?.parts.push({ kind: 'text', text });
  reader.onclosetag = (name) => {
    const frame = frames.pop();
    if (frame === undefined) return;
    if (frames.length === 0) result = frame.parts;
    const part = closed(frame);
    if (part === null) top()?.parts.push(...frame.parts);
    else top()?.parts.push(part);
    if (breaking.has(name.toUpperCase())) top()?.parts.push({ kind: 'text', text: '\n' });
  };
  reader.write(xml).close();
  if (result === null || card.id === '')
    throw new LicenceError('syntax', 0, 'Not a template of the SPDX list: it has no id or no text.');
  return { ...card, parts: result };
}
