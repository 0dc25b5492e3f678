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

/** What one GNU licence is called, in words of patterns, and the versions that there are. */
export interface GnuNames {
  /** Names of three words or more that no other licence has; `gnu` may stand before them. */
  readonly long: readonly string[];
  /** Abbreviations. */
  readonly short: readonly string[];
  /** Names in other languages. */
  readonly foreign: readonly string[];
}

const option = '(at|in|by|to) (your|you|you re|his|her|their|its|the users) (option|choice|discretion|opinion|wish)';
const higher =
  '(later|latter|newer|higher|greater|above|up|upper|upwards|superior|subsequent|future|following|further|over|onward|more recent)';

/** "or (at your option) any later version" in the forms that people give it. */
const orLater = [
  '+',
  'plus',
  `(or|and|and or) (${option})? (at)? (any|a|all|the)? ${higher} (version|versions|revision|release|releases)? (${option})?`,
  `(or|and) (${option})? (any|all) (version|versions|release) ${higher} (${option})?`,
  `${option} any ${higher} version`,
  `(or|and) (${option})? (any|all) (other)? version (${option})?`,
  'onwards',
  'oder (nach _2_ (option|wahl|ermessen))? (jede|jeder|einer|eine)? (beliebigen|beliebige)? (spätere|späteren|später|spaetere|höher|höhere|neuer|neuere|neueren|folgende) (version)?',
  'ou (à _2_ (convenance|choix|gré))? (bien)? (toute|une)? (autre)? (version)? (ultérieure|supérieure|supérieur|ultérieur|plus récente)',
  'o (a su elección|a tu elección|según su elección|si lo prefiere)? (cualquier|cualquiera)? (otra)? (versión|version)? (posterior|superior)',
  '(或 (更高|以后|以上|后续|更新|其后|任何更新|任何更高|之后)|及以上|及更高|以上|以降|以後|または それ 以降) (的|の)? (版本|版|バージョン)?',
].join('|');

const anyName = '(_4_ (public|publical) (license|licenses)|(gnu)? (gpl|lgpl|agpl) (license)?)';
const foundation = '(the)? (free software foundation|fsf) (inc|fsf)?';
const of =
  '(of (the|that|this|said|the same|the named)? (gnu)? (lesser|library|affero)? (general public license|license|gpl|lgpl|agpl) (agreement)?)?';

const address =
  '(59 temple (place|pl)|51 franklin (street|st|steet)|675 (mass|massachusetts) (ave|avenue)|31 milk street) (_9_ (02139|02111 1307|02110 1301|02110 1335|02111|02110|02196) (usa|us)?|_8_ usa)?';
const published = `(as)? (published|publised|publish) (by|bythe) ${foundation} (${address})?`;
const letter = `write to (the)? free software foundation (inc)? (_3_ ${address})?`;
const towards =
  '(name|url|uri|see|visit|license uri|at|from|available at|available from|found at|text|full text|link|license)? (name|url|uri|at|from)?';
const site = '(gnu|fsf) org (licenses|copyleft|licensing) (licenses|old licenses)?';
const ending = '(standalone)? (html|txt|en html|php)?';

/** The sentences that usually follow: no warranty, where the copy of the licence is. They belong to the notice; `number` and `path` are the version that they may tell. */
function following(number: string, path: string): string {
  const file =
    '((see|refer to) (the)? (accompanying)? (file|files)? (named|called)? (copying|license|gnu gpl|gpl|lgpl|copyright) (txt|lib|gpl|lesser|file)? (for (the)? (full)? (more)? (license)? (details|information|text))?)?';
  const warranty = `((this|the|it|and|but)? _2_ (is|are|being|be|was)? (distributed|provided|released|published|made available|redistributed|done)? in the hope that _45_ (see|read|refer to|consult) (the)? ${anyName} ${number} (${published})? _6_ (for|to) _3_ (details|information|detail))?`;
  const page = `${site} ${path} ${ending}`;
  const copy = `(((you|a|the)? _3_ (received|recieved|receive|gotten)|a|the) _1_ (copy|copies) of (the)? ${anyName} ${number} (_24_ ${letter}|_12_ (in )?${address}|_9_ ${page}|(along|together) with _4_ (see _3_ (copying|license)))?)?`;
  const pointer = `(text|copy|version) of (the)? ${anyName} ${number} _10_ common licenses ${path}`;
  const debian = `((on|in) debian _6_ ${pointer} ((the)? (complete|full)? ${pointer})?)?`;
  return `${file} ${warranty} ${copy} (${towards} ${page}|(if not)? (see)? ${letter})? ${debian}`;
}

const disclaimers = following(
  '((version)? (1|2|2.1|3) (of the license)? ((or|and) (any)? later (version)?)?)?',
  '((gpl|lgpl|agpl|lesser|fdl) (1|2|2.1|3)?)?',
);
const plainDisclaimers = following('', '(gpl|lgpl|agpl|lesser)?');

const free =
  '((this|the) _3_ (is|are|be)|is|are)? (a)? free software _3_ (you|it) (can|may|are free to|are welcome to|is licensed) _14_';
const verbs =
  '(licensed|relicensed|released|distributed|redistributed|distribute|redistribute|distributable|redistributable|available|provided|published|covered|governed|modified|modify|copied|used|use|issued|placed|put|protected|offered|supplied|shared|made|free|open source|license|falls|subject|dual licensed|copyrighted|copyright)';
const terms =
  '(term|terms|condition|conditions|provision|provisions|rules) (and conditions|and or conditions|or conditions)? (of|in|from|as|and)? (contained in|described in|set forth in|given in|specified in)?';
const by =
  '(under|by|per|pursuant to|according to|subject to|subject|in accordance with|to|using|with|on|as) (the)? (same|usual|following)?';
const whose =
  '(either|both)? (the|a|an)? (standard|normal|terms of the)? (gnu s|gnus|fsf s|free software foundation s|gnu is not unix)?';
const how =
  '(freely|only|solely|exclusively|strictly|also|both|here|for free|for use|as free software|as open source|either|and distributed|or modified|and or modified)?';

/** What makes of a name a notice: "… is free software; you can redistribute it … under the terms of the". A preposition alone is too little, unless it is "under". */
const leads = `(${free} ${by} (${terms})? ${whose}|${verbs} ${how} ${by} (${terms})? ${whose}|${by} ${terms} ${whose}|under ${whose})`;

function spelled(version: string): string | null {
  return { 1: 'one', 2: 'two', 3: 'three' }[version] ?? null;
}

/** The number of a version as people write it. */
function numbers(version: string): string {
  const words = { 1: 'one|i', 2: 'two|ii|20', 3: 'three|iii|30' }[version];
  return words === undefined ? version : `(${version}|${words})`;
}

const dated = '((dated)? (29|19)? (june|february|march|november|august))?';
const also = (names: GnuNames, version: string) =>
  `((gnu|the|also known as|aka|or|abbreviated as|i e|short)? (the)? (gnu)? (${names.short.join('|')}) (license)? (version)? ${version} (+|or later)?)?`;
const middle = `(${published} _2_|the full text|that is|license|agreement|in|at|under|its|using|with|and|see _5_|june|is|which is)? (either|only|the)?`;
const alone =
  '(only|alone|exclusively|and only version _1_|only version _1_|and no other version|not any later version|(and )?no later version)?';

/** Words that may stand before a name; they belong to it, or the unversioned name would cover as much. */
const preceded =
  '((copyright|license|licenses|licensed|license is|licensed as|released as|under|under either|terms of|conditions of|by|to|with|as|common licenses) (the|an|a)?)?';

/** Which versions are meant: this one only, or this one and what follows. */
export type Later = 'only' | 'or-later';

const word = '(version|versions|release|revision|rev|level|version number|versie)';
const alias = '(gpl|lgpl|agpl|gnu gpl|gnu lgpl|gnu agpl|the gpl|the license|license)?';

/** The name alone, with the version only in the address or the path beside it, or in the sentence after it. */
function pointed(names: GnuNames, version: string, later: Later): string[] {
  const path = names.short[0] ?? '';
  const self = `(gnu)? (${[...names.long, ...names.short].join('|')})`;
  const any = later === 'or-later' ? `(${orLater})` : '';
  const every = [...names.long, ...names.short];
  return [
    ...names.long.map(
      (long) =>
        `(gnu)? ${long} you may obtain a copy of the ${self} version ${version} ${any} (at the following locations _12_ copyleft ${path} html)?`,
    ),
    `(gnu|fsf) org licenses (old licenses)? ${path} ${version} ${ending} _2_ ${self} (version)? ${any === '' ? `(${version})?` : `(${version})? ${any}`}`,
    ...(any === '' ? every : []).flatMap((name) => [
      `(gnu)? ${name} ${alias} ${towards} (gnu|fsf) org licenses (old licenses)? ${path} ${version} ${ending}`,
      `(gnu)? ${name} ${alias} ${towards} opensource org licenses ${path} ${version} ${ending}`,
      `(gnu)? ${name} ${alias} ${plainDisclaimers} (on|in) debian _6_ (text|copy|version) of (the)? ${anyName} (version)? (${version})? ((or|and) later)? _10_ common licenses ${path} ${version}`,
    ]),
  ];
}

/** The abbreviation with a bare number. `gpl1` is also a pin of many processors, so that one needs company. */
function numbered(short: string, version: string, any: boolean): string[] {
  if (version !== '1' || any) return [`(gnu)? ${short} ${version}`];
  return ['license', 'licenses', 'licensed', 'gnu', 'under', 'the', 'of'].map((before) => `${before} ${short} 1`);
}

/** The address of the licence in the middle of its notice, before "or any later version". */
function pageBetween(names: GnuNames, version: string): string {
  return `(gnu|fsf) org (licenses (old licenses)? ${names.short[0] ?? 'gpl'} ${version}|copyleft (gpl|lesser|lgpl)) ${ending}`;
}

function versioned(names: GnuNames, version: string, later: Later, lead: string): string[] {
  const number = numbers(version);
  const self = also(names, version);
  const any = later === 'or-later';
  const tail = `${of} (${published})? ${disclaimers}`;
  const more = any
    ? `${dated} (license|of)? ${self} ${of} (${published} (either version ${version} (of the license)?)?)? (${pageBetween(names, version)}|included below|a copy of which _8_)? (${orLater}) ${of} ${self} ${tail}`
    : `${dated} ${self} ${alone} ${tail}`;
  const forms = [
    ...names.long.map(
      (long) => `(gnu)? ${long} (agreement)? ${alias} ${middle} (${word} (of)?)? ${number} ${of} ${more}`,
    ),
    ...names.foreign.map(
      (foreign) =>
        `(gnu)? ${foreign} (gnu|de gnu|do gnu|de la gnu)? ${alias} (${published})? ${word}? ${number} ${more}`,
    ),
    ...pointed(names, version, later),
    ...(names.short[0] === 'gpl' ? [`general public version ${version} license ${more}`] : []),
    ...(spelled(version) === null
      ? []
      : names.short.map((short) => `(gnu)? ${short} version ${spelled(version)} ${of} ${more}`)),
    ...names.short.flatMap((short) => [
      ...numbered(short, version, any).map((form) => `${form} (license)? ${of} ${more}`),
      `(gnu)? ${short} license ${version} ${of} ${more}`,
      `(gnu)? ${short} (license|public license|general public license)? ${middle} version ${version} ${of} ${more}`,
    ]),
    ...[...names.long, ...names.short].map(
      (name) =>
        `(either)? version ${version} ${any ? `(of the license)? (${orLater})` : alone} of (the)? (gnu)? ${name} ${self} (${published})? ${tail}`,
    ),
    ...(any ? [...names.long, ...names.short] : []).map(
      (name) => `(either)? version ${version} of (the)? (gnu)? ${name} ${self} (${published})? (${orLater}) ${tail}`,
    ),
  ];
  return forms.map((form) => `${lead} ${form}`.trim());
}

/** Sentences that put a work under a version of a GNU licence. */
export function noticesOf(names: GnuNames, version: string, later: Later): string[] {
  return versioned(names, version, later, leads);
}

/** The name of a version of a GNU licence. */
export function referencesTo(names: GnuNames, version: string, later: Later): string[] {
  return versioned(names, version, later, preceded);
}

/** Sentences that put a work under a GNU licence without telling which version. */
export function unversionedNotices(names: GnuNames): string[] {
  return plainNames(names).map((form) => `${leads} ${form}`);
}

/** The plain name of a GNU licence. */
export function unversionedReferences(names: GnuNames): string[] {
  return [...plainNames(names), ...names.short.flatMap((short) => namedIn(short).map((form) => `${form} ${bareTail}`))];
}

const bareTail = `${alias} (agreement|conditions)? (${published})? ${plainDisclaimers}`;

function plainNames(names: GnuNames): string[] {
  return [...names.long, ...names.foreign].map((name) => `(gnu)? ${name} ${bareTail}`);
}

/** An abbreviation alone says little; in these surroundings it names the licence. */
function namedIn(short: string): string[] {
  const before = [
    'gnu',
    'under',
    'under the',
    'under an',
    'under a',
    'under either the',
    'under either',
    'under gnu',
    'terms of',
    'terms of the',
    'conditions of the',
    'license of',
  ];
  const joints = [
    'by the',
    'by',
    'license',
    'license is',
    'licensed',
    'licenses',
    'licensed as',
    'released as',
    'copyright',
    'common licenses',
  ];
  const after = ['license', 'licensed', 'licenses', 'general public license', 'd', 'ed', 'or commercial', 'licensing'];
  return [...[...before, ...joints].map((word) => `${word} ${short}`), ...after.map((word) => `${short} ${word}`)];
}

/** Sentences and names that give a choice of two versions; of the second also what comes after it when `later` says so. */
export function twoVersions(names: GnuNames, first: string, second: string, later: Later): string[] {
  const joint = '(or|and|and or) (at your option|alternatively|optionally)? (under|either|the)?';
  const any = later === 'or-later';
  const end = any ? `${dated} (of the license)? (${orLater}) ${of}` : `${dated} ${of} ${alone}`;
  // KDE's "or any later version accepted by the membership": a proxy decides, so it is no "or later".
  const proxy =
    '((or)? (any later version)? (of the license)? (accepted|approved) by the membership of kde e v _60_ section (6|14) of version 3 of the license)?';
  const tail = `(${published})? ${any ? '' : proxy} ${disclaimers}`;
  const self = `(${names.short.join('|')})?`;
  const forms = [
    ...names.long.map(
      (name) =>
        `${name} ${alias} ${middle} (version|versions) ${first} ${dated} ${of} (only)? ${joint} (gnu)? ${self} (version)? ${second} ${end}`,
    ),
    ...names.short.flatMap((short) => [
      `${short} version ${first} ${of} ${joint} (gnu)? ${self} (version)? ${second} ${dated} ${end}`,
      `${short} ${first} ${joint} (gnu)? ${self} (version)? ${second} ${end}`,
      `${short} ${middle} version ${first} ${of} ${joint} version ${second} ${end}`,
    ]),
    ...[...names.long, ...names.short].flatMap((name) =>
      ['version', 'versions'].map(
        (word) =>
          `${word} ${first} (only)? ${joint} (version)? ${second} ${any ? `(${orLater})` : alone} of (the)? (gnu)? ${name}`,
      ),
    ),
  ];
  return forms.map((form) => `(${leads})? (gnu|either)? ${form} ${tail}`);
}

/** What is typed in haste: "GLPv2", "GPLv20" whose dot was lost, "GNUGPLv3+". */
export function hastyReferences(short: string, version: string, later: Later): string[] {
  const digits = version.includes('.') ? version.replace('.', '') : `${version}0`;
  const end = later === 'or-later' ? '(+|plus|or later|or any later version) (license)?' : '(license)?';
  const typo = short.replace('gpl', 'glp');
  return [
    `(gnu)? ${typo} version ${version} ${end}`,
    ...(version === '1' ? [] : [`(gnu)? ${short} version ${digits} ${end}`]),
    `gnu${short} version ${version} ${end}`,
    `gnu${short} ${version} ${end}`,
  ];
}
