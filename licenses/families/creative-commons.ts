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

import type { FamilyRule } from '../family.ts';
import { defineFamily } from '../family.ts';

interface Kind {
  readonly id: string;
  /** Words between `creative commons` and the version. */
  readonly names: readonly string[];
  /** Words of the address. */
  readonly path: string;
  readonly versions: readonly string[];
}

const old = ['1', '2', '2.5', '3', '4'];
const non = ['non commercial', 'noncommercial'];
const no = ['no derivatives', 'no derivs', 'noderivatives', 'noderivs', 'no derivative works'];
const alike = ['share alike', 'sharealike'];

function pairs(first: readonly string[], second: readonly string[]): string[] {
  return first.flatMap((one) => second.map((other) => `${one} ${other}`));
}

const kinds: readonly Kind[] = [
  { id: 'CC-BY', names: ['attribution', 'by'], path: 'by', versions: old },
  {
    id: 'CC-BY-SA',
    names: [...alike.map((one) => `attribution ${one}`), 'by sa'],
    path: 'by sa',
    versions: old,
  },
  {
    id: 'CC-BY-ND',
    names: [...no.map((one) => `attribution ${one}`), 'by nd'],
    path: 'by nd',
    versions: old,
  },
  {
    id: 'CC-BY-NC',
    names: [...non.map((one) => `attribution ${one}`), 'by nc'],
    path: 'by nc',
    versions: old,
  },
  {
    id: 'CC-BY-NC-SA',
    names: [...pairs(non, alike).map((one) => `attribution ${one}`), 'by nc sa'],
    path: 'by nc sa',
    versions: old,
  },
  {
    id: 'CC-BY-NC-ND',
    names: [
      ...pairs(non, no).map((one) => `attribution ${one}`),
      ...pairs(no, non).map((one) => `attribution ${one}`),
      'by nc nd',
      'by nd nc',
    ],
    path: 'by nc nd',
    versions: old,
  },
];

/** Countries whose port is on the SPDX list, by the part of the id; the address has the same letters. */
const ports: readonly (readonly [id: string, version: string, port: string, place: string])[] = [
  ['CC-BY-2.5-AU', '2.5', 'au', 'australia'],
  ['CC-BY-3.0-AT', '3', 'at', 'austria'],
  ['CC-BY-3.0-AU', '3', 'au', 'australia'],
  ['CC-BY-3.0-DE', '3', 'de', 'germany'],
  ['CC-BY-3.0-NL', '3', 'nl', 'netherlands'],
  ['CC-BY-3.0-US', '3', 'us', 'united states'],
  ['CC-BY-SA-3.0-AT', '3', 'at', 'austria'],
  ['CC-BY-SA-3.0-DE', '3', 'de', 'germany'],
  ['CC-BY-NC-3.0-DE', '3', 'de', 'germany'],
  ['CC-BY-ND-3.0-DE', '3', 'de', 'germany'],
  ['CC-BY-NC-ND-3.0-DE', '3', 'de', 'germany'],
  ['CC-BY-NC-SA-3.0-DE', '3', 'de', 'germany'],
  ['CC-BY-NC-ND-3.0-IGO', '3', 'igo', 'igo'],
  ['CC-BY-NC-SA-3.0-IGO', '3', 'igo', 'igo'],
  ['CC-BY-SA-3.0-IGO', '3', 'igo', 'igo'],
  ['CC-BY-3.0-IGO', '3', 'igo', 'igo'],
  ['CC-BY-SA-2.1-JP', '2.1', 'jp', 'japan'],
  ['CC-BY-NC-SA-2.0-FR', '2', 'fr', 'france'],
  ['CC-BY-NC-SA-2.0-DE', '2', 'de', 'germany'],
  ['CC-BY-NC-SA-2.0-UK', '2', 'uk', 'england and wales'],
  ['CC-BY-SA-2.0-UK', '2', 'uk', 'england and wales'],
];

const tail = '(international|unported|generic|universal|license)? (public)? (license)?';

function rulesOf({ id, names, path, versions }: Kind): FamilyRule[] {
  return versions.map((version): FamilyRule => {
    const spelled = version.includes('.') ? version : `${version}.0`;
    const full = [...names].flatMap((name) => [
      `creative commons ${name} (license)? (version)? ${version} ${tail}`,
      `creativecommons ${name} (license)? (version)? ${version} ${tail}`,
      ...(name.startsWith('attribution') && name !== 'attribution'
        ? [`${name} (license)? (version)? ${version} ${tail}`]
        : []),
    ]);
    return {
      kind: 'reference',
      expression: `${id}-${spelled}`,
      patterns: [
        ...full,
        ...names
          .filter((name) => name.startsWith('attribution'))
          .map(
            (name) =>
              `${name} ${version} ${version === '4' ? 'international' : version === '3' ? 'unported' : 'generic'}`,
          ),
        ...names
          .filter((name) => name.startsWith('attribution'))
          .flatMap((name) => [
            `cc ${name} (version)? ${version} ${tail}`,
            `creative commons ${version} ${name} ${tail}`,
          ]),
        ...(id === 'CC-BY' ? [`cca ${version} (unported|license)`] : []),
        `creative commons ${version} ${path}`,
        `licensebuttons net l ${path} ${version}`,
        `creativecommons org licenses ${path} ${version}`,
        `creative commons org licenses ${path} ${version}`,
        `i creativecommons org l ${path} ${version}`,
        `(licensed)? (under)? (the|a)? (license)? cc ${path} (version)? ${version} ${tail}`,
      ],
      examples: {
        match: `This work is under https://creativecommons.org/licenses/${path.replaceAll(' ', '-')}/${spelled}/legalcode`,
        miss: 'This work is under a licence of Creative Commons.',
      },
    };
  });
}

function rulesOfPorts(): FamilyRule[] {
  return ports.map(([id, version, port, place]) => {
    const kind = kinds.find((one) => id.startsWith(`${one.id}-`) && /^\d/u.test(id.slice(one.id.length + 1))) as Kind;
    return {
      kind: 'reference',
      expression: id,
      patterns: [
        `creativecommons org licenses ${kind.path} ${version} ${port}`,
        `cc ${kind.path} ${version} ${port}`,
        ...(port === 'igo' ? kind.names.filter((name) => name.startsWith('attribution ')) : []).map(
          (name) => `${name} ${version} igo`,
        ),
        ...kind.names.flatMap((name) => [
          `creative commons ${name} (version)? ${version} ${place}`,
          `creative commons ${name} ${place} (version)? ${version}`,
        ]),
      ],
      examples: {
        match: `https://creativecommons.org/licenses/${kind.path.replaceAll(' ', '-')}/${version}.0/${port}/`.replace(
          /(\.\d)\.0/u,
          '$1',
        ),
        miss: `https://creativecommons.org/licenses/${kind.path.replaceAll(' ', '-')}/${version}.0/fj/`.replace(
          /(\.\d)\.0/u,
          '$1',
        ),
      },
    } satisfies FamilyRule;
  });
}

/** The Creative Commons licences: all kinds and versions, with the ports that the SPDX list has. */
export const creativeCommons = defineFamily({
  id: 'creative-commons',
  about: {
    zh: '知识共享许可协议：各种类、各版本、各地区移植版的名称与网址。',
    en: 'The Creative Commons licences: names and addresses of all kinds, versions and ports.',
  },
  rules: [...kinds.flatMap(rulesOf), ...rulesOfPorts()],
});
