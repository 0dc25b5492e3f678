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

import { compareVersions, offersLater } from './expression-versions.ts';
import { licenceId, mulanReferences } from './ids.ts';
import { courtesy, laterMark, noise } from './statement-words.ts';

/** What a family makes of the words beside its name. */
export interface FamilyReading {
  readonly expression: string;
  /** Another member may be meant. */
  readonly open: boolean;
}

/** Words beside the name of a licence. */
interface Beside {
  readonly numbers: readonly string[];
  readonly later: boolean;
  readonly words: ReadonlySet<string>;
}

interface Family {
  /** Every way to say the name, in words; found anywhere. */
  readonly name: RegExp;
  /** Words that this family understands beside its name. */
  readonly own?: string;
  /** Null: no such member. */
  readonly read: (beside: Beside) => FamilyReading | null;
}

function surely(expression: string | null): FamilyReading | null {
  return expression === null ? null : { expression, open: false };
}

function mostly(expression: string): FamilyReading {
  return { expression, open: true };
}

function dotted(version: string): string {
  return version.includes('.') ? version : `${version}.0`;
}

function gnu(family: string, suggestion: string): Family['read'] {
  return ({ numbers, later }) => {
    const versions = [...new Set(numbers)];
    if (versions.length === 0) return mostly(suggestion);
    const ending = later ? '-or-later' : '-only';
    return versions.length === 1 ? surely(licenceId(`${family}-${dotted(versions[0] ?? '')}${ending}`)) : null;
  };
}

function versioned(family: string, suggestion: string): Family['read'] {
  return ({ numbers }) => {
    const versions = [...new Set(numbers)];
    if (versions.length === 0) return mostly(suggestion);
    return versions.length === 1
      ? surely(licenceId(`${family}-${versions[0] ?? ''}`) ?? licenceId(`${family}-${dotted(versions[0] ?? '')}`))
      : null;
  };
}

function exactly(expression: string): Family['read'] {
  return () => surely(expression);
}

const counts = ['zero', 'one', 'two', 'three', 'four'];

function bsd({ numbers, words }: Beside): FamilyReading | null {
  const count = numbers[0] ?? counts.findIndex((word) => words.has(word));
  const clauses = Number(count);
  if (numbers.length > 1 || clauses > 4 || !Number.isInteger(clauses)) return null;
  if (clauses === 0) return surely('0BSD');
  if (words.has('nuclear')) return clauses === 3 ? surely('BSD-3-Clause-No-Nuclear-Warranty') : null;
  if (words.has('attribution')) return surely('BSD-3-Clause-Attribution');
  if (words.has('clear')) return surely('BSD-3-Clause-Clear');
  if (clauses > 0) return surely(`BSD-${clauses}-Clause${words.has('patent') ? '-Patent' : ''}`);
  if (words.has('original') || words.has('old')) return surely('BSD-4-Clause');
  if (words.has('new') || words.has('modified') || words.has('revised')) return surely('BSD-3-Clause');
  return words.has('simplified') ? surely('BSD-2-Clause') : mostly('BSD-3-Clause');
}

function mulan(publicLicence: boolean): Family['read'] {
  return ({ numbers }) => {
    const [version] = numbers;
    if (version === undefined) return mostly(publicLicence ? mulanReferences[1] : 'MulanPSL-2.0');
    return surely(publicLicence ? (mulanReferences[Number(version) - 1] ?? null) : licenceId(`MulanPSL-${version}.0`));
  };
}

function python({ numbers, words }: Beside): FamilyReading | null {
  if (numbers.length > 1 || (numbers.length === 1 && numbers[0] !== '2')) return null;
  if (numbers[0] === '2' || words.has('foundation')) return surely('PSF-2.0');
  const bare = words.has('python') && !words.has('license') && !words.has('licence');
  return mostly(bare ? 'Python-2.0' : 'PSF-2.0');
}

function creativeCommons({ numbers, words }: Beside): FamilyReading | null {
  const has = (...all: readonly string[]) => all.some((word) => words.has(word));
  if (has('zero', 'cczero')) return surely('CC0-1.0');
  if (has('domain')) return surely('CC-PDDC');
  const parts = [
    'BY',
    has('nc', 'noncommercial', 'commercial') ? 'NC' : null,
    has('nd', 'noderivs', 'noderivatives', 'derivs', 'derivatives', 'derivative') ? 'ND' : null,
    has('sa', 'sharealike', 'share', 'alike') ? 'SA' : null,
  ].filter((part) => part !== null);
  const version = numbers[0];
  if (version === undefined) return mostly(`CC-${parts.join('-')}-3.0`);
  return surely(licenceId(`CC-${parts.join('-')}-${dotted(version)}`));
}

/** In this order: a name may hold another. */
const families: readonly Family[] = [
  {
    name: / (?:gnu )?affero (?:gnu )?(?:general )?(?:public )?(?:license |licence )?| agpl /gu,
    own: 'gnu',
    read: gnu('AGPL', 'AGPL-3.0-or-later'),
  },
  {
    name: / (?:creative commons )?(?:gnu )?(?:library or lesser|lesser library|lesser|library(?= general)) (?:gnu )?(?:general )?(?:public )?(?:license |licence )?| (?:creative commons )?(?:gnu )?(?:lgpl|lgp|lpgl) (?:gnu general public (?:license |licence )?)?/gu,
    own: 'gnu',
    read: gnu('LGPL', 'LGPL-2.1-or-later'),
  },
  { name: / (?:gnu )?free documentation | g?fdl /gu, own: 'gnu', read: gnu('GFDL', 'GFDL-1.3-or-later') },
  { name: / mulan (?:publ?|public) | mulanpubl? | 木兰公共许可证 /gu, own: '第 版', read: mulan(true) },
  {
    name: / mulan(?: psl| permissive)? | mulanpsl | 木兰(?:宽松)?许可证 /gu,
    own: '第 版 permissive psl',
    read: mulan(false),
  },
  {
    name: / eclipse distribution (?:license |licence )?(?:new bsd )?| edl /gu,
    own: 'new bsd',
    read: ({ numbers }) => (numbers.every((one) => one === '1') ? surely('BSD-3-Clause') : null),
  },
  {
    name: / gnu (?:general )?public | (?:gnu )?gpl | general public (?=license |licence |⁺|\d|$)/gu,
    own: 'gnu',
    read: gnu('GPL', 'GPL-2.0-or-later'),
  },
  {
    name: / apache | asl | asf | alv?(?= 2)| apl(?= 2)/gu,
    own: 'asl asf apache',
    read: versioned('Apache', 'Apache-2.0'),
  },
  { name: / mozilla | mpl /gu, own: 'mozilla', read: versioned('MPL', 'MPL-2.0') },
  { name: / eclipse | epl /gu, own: 'eclipse', read: versioned('EPL', 'EPL-1.0') },
  { name: / common development (?:and )?distribution | cddl /gu, own: 'netbeans', read: versioned('CDDL', 'CDDL-1.0') },
  { name: / european union | eupl /gu, own: 'eupl', read: versioned('EUPL', 'EUPL-1.2') },
  { name: / sil open font | sil ofl | open font | ofl /gu, own: 'sil', read: versioned('OFL', 'OFL-1.1') },
  {
    name: / same terms as (?:perl |perlfive )(?:itself |5 )?| perlfive /gu,
    own: 'perl itself artistic gpl',
    read: exactly('Artistic-1.0-Perl OR GPL-1.0-or-later'),
  },
  { name: / perl artistic | artistic /gu, own: 'perl', read: versioned('Artistic', 'Artistic-2.0') },
  { name: / academic free | afl /gu, read: versioned('AFL', 'AFL-3.0') },
  {
    name: / open software(?= (?:license |licence )?(?:v |version )*(?:\d|osl))| osl /gu,
    own: 'osl',
    read: versioned('OSL', 'OSL-3.0'),
  },
  { name: / boost /gu, read: ({ numbers }) => (numbers.every((one) => one === '1') ? surely('BSL-1.0') : null) },
  { name: / business source | busl /gu, read: versioned('BUSL', 'BUSL-1.1') },
  {
    name: / server side public | sspl /gu,
    read: ({ numbers }) => (numbers.every((one) => one === '1') ? surely('SSPL-1.0') : null),
  },
  {
    name: / elastic (?=\d|license|licence)/gu,
    read: ({ numbers }) => (numbers[0] === '2' ? surely('Elastic-2.0') : null),
  },
  {
    name: / creative commons | cczero | cc (?=by |zero )/gu,
    own: 'cczero cc by attribution nc noncommercial non commercial nd noderivs no derivs derivatives noderivatives derivative sa share alike sharealike zero universal domain per',
    read: creativeCommons,
  },
  {
    name: / python software foundation | psf(?:l)? | python (?=license |licence |style |$|⁺|\d)/gu,
    own: 'python psf style',
    read: python,
  },
  { name: / postgres(?:ql)? /gu, read: exactly('PostgreSQL') },
  { name: / wtfpl /gu, read: exactly('WTFPL') },
  { name: / zope | zpl /gu, read: versioned('ZPL', 'ZPL-2.1') },
  { name: / zlib libpng | libpng zlib | zlib | libpng /gu, read: exactly('Zlib') },
  { name: / php (?=license|licence|3)/gu, read: versioned('PHP', 'PHP-3.01') },
  { name: / mitzero | mit no attribution /gu, read: exactly('MIT-0') },
  { name: / expat mit xeleven | mit | expat /gu, own: 'expat', read: exactly('MIT') },
  { name: / iscl? /gu, own: 'isc iscl internet systems consortium', read: exactly('ISC') },
  {
    name: / zerobsd | (?:free)?bsd(?:l|lv| licenses?d?)? | bdsl | berkeley software distribution (?:bsd )?/gu,
    own: 'bsd new modified revised simplified original old clause clauses c zero one two three four style like derived attribution nuclear warranty disclaimer clear patent freebsd w bsdl individual',
    read: bsd,
  },
  { name: / xeleven /gu, read: exactly('X11') },
  { name: / (?:university of illinois )?ncsa | university of illinois /gu, own: 'uiuc', read: exactly('NCSA') },
];

const exceptions: readonly (readonly [RegExp, string])[] = [
  [
    / (?:(?:with|w|includes|and|plus) )?(?:the )?(?:gnu )?(?:class ?path|cpe|ce|cp) (?:linking )?(?:exceptions? )?/gu,
    'Classpath-exception-2.0',
  ],
  [/ (?:with|w) (?:the )?(?:universal )?foss exceptions? (?:v )?(?:1 )?/gu, 'Universal-FOSS-exception-1.0'],
  [/ (?:with|w) (?:the )?llvm exceptions? /gu, 'LLVM-exception'],
  [/ (?:with|w) (?:the )?(?:gcc|gcc runtime library|runtime library) exceptions? /gu, 'GCC-exception-3.1'],
  [/ (?:with|w) (?:the )?bison exceptions? /gu, 'Bison-exception-2.2'],
  [/ (?:with|w) (?:the )?font (?:embedding )?exceptions? /gu, 'Font-exception-2.0'],
  [/ (?:with|w) (?:the )?ocaml (?:linking )?exceptions? /gu, 'OCaml-LGPL-linking-exception'],
];
const unnamedException = / (?:with|w) (?:\p{L}+ ){0,4}?exceptions? /gu;
const styled = / (?:style|like|similar|derived|based|variant) /u;

/** An exception counts for licences of its family: `MIT with CE` is no such statement. */
function withException(expression: string, exception: string): string | null {
  const gcc =
    exception === 'GCC-exception-3.1' && compareVersions(expression, 'GPL-2.0-only') === 0 && !offersLater(expression);
  const id = gcc ? 'GCC-exception-2.0' : exception;
  const fits = id === 'LLVM-exception' ? expression === 'Apache-2.0' : /^L?GPL/u.test(expression);
  return fits ? `${expression} WITH ${id}` : null;
}

interface Found {
  readonly family: Family;
  readonly rest: string;
}

/** The only family that is named, and the words beside it; null when there is none or more than one. */
function onlyFamily(joined: string): Found | null {
  let rest = joined;
  const found: Family[] = [];
  for (const family of families) {
    const after = rest.replace(family.name, '  ');
    if (after === rest) continue;
    found.push(family);
    rest = after.replace(/ +/gu, ' ');
  }
  const [family] = found;
  return family === undefined || found.length > 1 ? null : { family, rest };
}

/** Reads words that name one member of a family of licences; null when they do not. */
export function familyMember(words: readonly string[]): FamilyReading | null {
  let joined = ` ${words.join(' ')} `;
  const [special] = exceptions.filter(([name]) => joined.replace(name, ' ') !== joined);
  if (special !== undefined) joined = joined.replace(special[0], ' ');
  const unnamed = joined.replace(unnamedException, ' ') !== joined;
  joined = joined.replace(unnamedException, ' ');
  const found = onlyFamily(joined);
  if (found === null) return null;
  const rest = found.rest.split(' ').filter((word) => word !== '' && !noise.has(word));
  const months = rest.some((word) => /^(?:19|20)\d\d$/u.test(word));
  const numbers = rest.filter((word) => /^\d/u.test(word) && !/^(?:19|20)\d\d$/u.test(word));
  const beside = {
    numbers: months && numbers.length > 1 ? numbers.slice(0, 1) : numbers,
    later: rest.includes(laterMark),
    words: new Set([...rest, ...joined.split(' ')]),
  };
  const read = found.family.read(beside);
  if (read === null) return null;
  const expression = special === undefined ? read.expression : withException(read.expression, special[1]);
  if (expression === null) return null;
  const own = new Set(found.family.own?.split(' ') ?? []);
  const strange = rest.filter(
    (word) => word !== laterMark && !/^\d/u.test(word) && !courtesy.has(word) && !own.has(word),
  );
  return { expression, open: read.open || unnamed || strange.length > 0 || styled.test(joined) };
}
