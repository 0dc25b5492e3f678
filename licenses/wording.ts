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

const verbs =
  '(is|are|be|was|been)? (also|now|freely|dual)? (made|all)? (licensed|released|distributed|redistributed|available|provided|published|offered|covered|used|free)?';
const joints = [
  'under',
  'under the',
  'under a',
  'under an',
  'under this',
  'under the following',
  'under the original',
  'under the standard',
  'under the open source',
  'under the permissive',
  'under the liberal',
  'under the osi approved',
  'terms of',
  'terms of the',
  'terms of a',
  'terms of an',
  'conditions of the',
  'subject to the',
  'subject to a',
  'governed by the',
  'governed by a',
  'governed by an',
  'covered by the',
  'covered by a',
  'covered by an',
];
const tail =
  '(style|like|type)? (open source|software|source|free software)? (license|licenses|licensing|terms|copyright)?';

const kindsOfLicence =
  '(license (agreement)?|licenses|licensed|style (open source|software|source|free software)? (license|licenses|licensed|licensing|terms|copyright)|(like|type) (license|licenses|licensed)|open source license|software license|public license|free software license|general use license)';
const titles =
  '(license|license is|license information|license name (the)?|license type|licenses|licensed|licensed as|licensed with|licensed using (the)?|license the)';

/** For a name of one word each wording is a pattern of its own, so that two fixed words stand together in each. */
function ofOneWord(name: string): string[] {
  return [
    ...joints.map((joint) => `${verbs} ${joint} ${name} ${tail}`),
    `(the)? ${name} license (agreement)?`,
    `${name} licenses`,
    `${name} licensed`,
    `${name} style (open source|software|source|free software)? (license|licenses|licensed|licensing|terms|copyright)`,
    `${name} (like|type) (license|licenses|licensed)`,
    `${name} open source license`,
    `${name} software license`,
    `${name} public license`,
    `${name} free software license`,
    `${name} general use license`,
    `license ${name} ${tail}`,
    `license is ${name} ${tail}`,
    `license information ${name} ${tail}`,
    `license name (the)? ${name} ${tail}`,
    `license type ${name} ${tail}`,
    `licenses ${name} ${tail}`,
    `licensed ${name} ${tail}`,
    `licensed as ${name} ${tail}`,
    `licensed with ${name} ${tail}`,
    `licensed using (the)? ${name} ${tail}`,
    `license the ${name} license`,
  ];
}

/** The wordings in which a bare name is a licence: "under the X", "X licensed", "an X-style license", "licensed X". A name is one or more words without choices. */
export function licensed(name: string): string[] {
  if (!name.includes(' ')) return ofOneWord(name);
  return [
    `${verbs} (${joints.join('|')}) ${name} ${tail}`,
    `(the)? ${name} ${kindsOfLicence}`,
    `${titles} ${name} ${tail}`,
  ];
}

/** A name that says by itself which licence is meant, with what stands around it. A name is two or more words without choices. */
export function named(name: string): string {
  return `${verbs} (under)? (the terms of|terms of|the terms and conditions of)? (the|a|an)? (open source|permissive|liberal|standard|original|following)? ${name} ${tail}`;
}

/** The wordings of a choice between two licences; `first` are names without choices, `second` may hold them. */
export function eitherOf(first: readonly string[], second: string): string[] {
  const licence = '(license|licenses|licensing|style license)?';
  const choice =
    '(at your option|at your choice|at your discretion|at the users choice|as you wish|whichever you prefer)?';
  const either = '(under|with|as|using)? (either|both|the following)? (the|of)? (terms of)? (either)? (the)?';
  const and = `${licence} (and also|and|or|or the|and the|or under the|and under the)`;
  const names = `(${first.join('|')})`;
  return [
    `dual licensed ${either} ${names} ${and} ${second} ${licence} ${choice}`,
    `dually licensed ${either} ${names} ${and} ${second} ${licence} ${choice}`,
    `double licensed ${either} ${names} ${and} ${second} ${licence} ${choice}`,
    `licensed under (both|either) (the)? (terms of)? (the)? ${names} ${and} ${second} ${licence} ${choice}`,
    ...first.flatMap((name) => [
      `dual ${name} (and|or)? (the)? ${second} ${licence}`,
      `${name} (and|or)? (the)? ${second} dual license`,
      `(either)? (the)? ${name} or (the)? ${second} ${licence} ${choice}`,
      `(either)? (the)? ${name} license or (at your option)? (under)? (the)? (terms of)? (the)? ${second} ${licence} ${choice}`,
    ]),
  ];
}
