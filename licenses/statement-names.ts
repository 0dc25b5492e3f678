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

import { licenceId, licenceTitles } from './ids.ts';
import { courtesy, noise, statementWords } from './statement-words.ts';

/** Names in use beside those of the SPDX list. `?` before an id: mostly meant, and not sure. */
const others: readonly (readonly [names: string, expression: string])[] = [
  ['apple public source', '?APSL-1.0'],
  ['academic free|afl', '?AFL-3.0'],
  ['aladdin free public afpl|aladdin free public|afpl', 'Aladdin'],
  ['amazon software', 'LicenseRef-scancode-amazon-sl'],
  ['android software development kit|android sdk', 'LicenseRef-scancode-android-sdk-license'],
  ['bouncy castle|bouncy', 'MIT'],
  ['bsl', '?BSL-1.0'],
  ['bsl 1', 'BSL-1.0'],
  ['cecill', '?CECILL-2.1'],
  ['cea cnrs inria logiciel libre 2.1 cecill 2.1|cea cnrs inria logiciel libre 2.1', 'CECILL-2.1'],
  ['cecill logiciel libre|cecill française logiciel libre|cecill française de logiciel libre', 'CECILL-2.0'],
  ['cecill b free software agreement cecill b|cecill b free software agreement', 'CECILL-B'],
  ['cecill c free software agreement cecill c|cecill c free software agreement', 'CECILL-C'],
  ['cern open hardware 1.2', 'CERN-OHL-1.2'],
  ['cern open hardware 1.1', 'CERN-OHL-1.1'],
  ['common public|cpl', 'CPL-1.0'],
  ['common public attribution|cpal', 'CPAL-1.0'],
  ['commons clause', 'LicenseRef-scancode-commons-clause'],
  ['cup parser generator copyright notice and disclaimer', 'HPND'],
  ['dbad|dont be a dick|don t be a dick', 'LicenseRef-scancode-dbad'],
  ['eiffel forum|eiffel efl|eiffel|efl', 'EFL-2.0'],
  ['eiffel forum 1', 'EFL-1.0'],
  ['freebsd', 'BSD-2-Clause-Views'],
  ['dfsg approved|freely distributable|freely redistributable', 'LicenseRef-scancode-free-unknown'],
  ['go', 'BSD-3-Clause'],
  ['golang', 'BSD-3-Clause'],
  ['google maps platform service', 'LicenseRef-ort-google-maps-tos'],
  ['historical permission notice disclaimer|historical permission notice and disclaimer', 'HPND'],
  ['hsqldb', 'BSD-3-Clause'],
  ['ibm public', 'IPL-1.0'],
  ['indiana university extreme lab software 1.1.1', 'LicenseRef-scancode-indiana-extreme'],
  ['jabber open source', 'LicenseRef-scancode-josl-1.0'],
  ['jquery', 'MIT'],
  ['json', 'JSON'],
  ['jython software|jython', 'Python-2.0'],
  ['miros', 'MirOS'],
  ['netcdf c library|mit style netcdf c library', 'NetCDF'],
  ['netscape public npl|netscape public', '?NPL-1.0'],
  ['netscape', '?NPL-1.1'],
  ['nokia open source|nokos', 'Nokia'],
  ['oculus sdk|oculus vr inc software development kit', 'LicenseRef-scancode-oculus-sdk'],
  ['odbl|open data commons open database|open database', 'ODbL-1.0'],
  ['openldap public 2.8 17 august 2003', 'OLDAP-2.8'],
  ['openssl ssleay|openssl and ssleay', 'OpenSSL'],
  ['oracle free use terms and conditions futc|futc', 'LicenseRef-ort-oracle-futc'],
  ['osl', '?OSL-3.0'],
  ['python cnri python|cnri python|python cnri', 'CNRI-Python'],
  ['public domain|publicdomain|public domain dedication', 'LicenseRef-scancode-public-domain'],
  ['qt public|q public|qpl', 'QPL-1.0'],
  ['ruby', 'Ruby'],
  ['sax', 'SAX-PD'],
  ['sendmail', 'Sendmail'],
  ['similar to apache but with the acknowledgment clause removed', 'LicenseRef-scancode-jdom'],
  ['solace corporation agreement', 'LicenseRef-scancode-solace-software-eula-2020'],
  ['sun industry standards source|sissl', 'SISSL'],
  ['sun public', 'SPL-1.0'],
  ['tmate open source|tmate', 'TMate'],
  ['unicode icu|icu unicode|icu', 'ICU'],
  ['universal permissive|upl', 'UPL-1.0'],
  ['unlicense|unlicence', 'Unlicense'],
  ['vim', 'Vim'],
  ['vovida software|vovida', 'VSL-1.0'],
  ['wthreec|wthreecl|wthreec software|wthreec software notice', 'W3C'],
  ['wtf|wtfpl|do what the fuck you want to public|do what the f you want to public', 'WTFPL'],
  ['bziptwo', 'bzip2-1.0.6'],
  ['ijg|independent jpeg group', 'IJG'],
  ['tcl|tcl tk', 'TCL'],
  ['latex project public|lppl', '?LPPL-1.3c'],
  ['hpl|historical', 'HPND'],
];

/** What is compared: the words without articles, "license" and "version". */
function key(words: readonly string[]): string {
  return words.filter((word) => !noise.has(word)).join(' ');
}

/** The same without words that only accompany a name. */
function bareKey(words: readonly string[]): string {
  return words.filter((word) => !noise.has(word) && !courtesy.has(word)).join(' ');
}

/** Keys of more than one id are of none. */
function unambiguous(pairs: readonly (readonly [string, string])[]): Map<string, string> {
  const ids = new Map<string, Set<string>>();
  for (const [name, id] of pairs) ids.set(name, (ids.get(name) ?? new Set()).add(id));
  return new Map([...ids].flatMap(([name, all]) => (all.size === 1 && name !== '' ? [[name, [...all][0] ?? '']] : [])));
}

function spdxNames(): ReadonlyMap<string, string> {
  const titles = licenceTitles().filter(([id]) => !/^(?:A|L)?GPL|^GFDL/u.test(id));
  const named = titles.map(([id, title]) => [statementWords(title), id] as const);
  const exact = unambiguous([
    ...named.map(([words, id]) => [key(words), id] as const),
    ...titles.map(([id]) => [key(statementWords(id)), id] as const),
  ]);
  const bare = unambiguous(named.map(([words, id]) => [bareKey(words), id] as const));
  for (const [name, id] of bare) if (name.length > 3 && !exact.has(name)) exact.set(name, id);
  for (const [names, id] of others) for (const name of names.split('|')) exact.set(name, id);
  return exact;
}

let names: ReadonlyMap<string, string> | null = null;

/** The licence that has this name, with `?` before it when another may be meant; null for words that are no name. */
export function licenceNamed(words: readonly string[]): string | null {
  names ??= spdxNames();
  const found = names.get(key(words)) ?? names.get(bareKey(words)) ?? null;
  return found === null || found.startsWith('?') || found.startsWith('LicenseRef-')
    ? found
    : (licenceId(found) ?? found);
}
