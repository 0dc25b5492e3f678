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

import { declaration, defineManifest, lineOf } from '../manifest.ts';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/gu, (_, name: string) => entities[name] ?? '');
}

/** Comments become blanks, in one pass: a pattern would look for the end of each opening anew. */
function withoutComments(text: string): string {
  const parts: string[] = [];
  for (let at = 0; at < text.length; ) {
    const open = text.indexOf('<!--', at);
    const close = open < 0 ? -1 : text.indexOf('-->', open + 4);
    if (open < 0 || close < 0) return parts.join(' ') + (open < 0 ? text.slice(at) : text.slice(at, open));
    parts.push(text.slice(at, open));
    at = close + 3;
  }
  return parts.join(' ');
}

/** The `licenses` element of the project itself: what stands in a dependency or profile speaks of something else. */
function licencesElement(text: string): string {
  const plain = withoutComments(text);
  const from = plain.indexOf('<licenses>');
  const to = from < 0 ? -1 : plain.indexOf('</licenses>', from);
  return to < 0 ? '' : plain.slice(from, to);
}

function elementText(xml: string, tag: string): string {
  const found = new RegExp(`<${tag}>\\s{0,99}([^<]{1,500}?)\\s{0,99}</${tag}>`, 'u').exec(xml)?.[1] ?? '';
  return unescaped(found).replace(/\s+/gu, ' ');
}

/** Maven: `pom.xml`; the address stands beside the name, which it may make clear; several licences are a choice by Maven's own words. Files with a DOCTYPE are not read. */
export const maven = defineManifest({
  id: 'maven',
  name: { zh: 'Maven（Java）', en: 'Maven (Java)' },
  files: [/^pom\.xml$/],
  field: 'project.licenses.license.name',
  source: 'https://maven.apache.org/pom.html#Licenses',
  read(text) {
    if (/<!DOCTYPE|<!ENTITY/iu.test(text)) return null;
    const licences = licencesElement(text).split('</license>').slice(0, -1);
    const names = licences.map((licence) => {
      const [name, url] = ['name', 'url'].map((tag) => elementText(licence, tag));
      return name === '' ? url : /^https?:\/\//u.test(url ?? '') ? `${name} <${url}>` : name;
    });
    return declaration(names, 'or', lineOf(text, /<licenses>/));
  },
});
