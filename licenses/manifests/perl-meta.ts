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

import { declaration, defineManifest, fromJson, lineOf, member } from '../manifest.ts';

/** Names of CPAN::Meta that say something else elsewhere, or nothing. */
const cpan: Readonly<Record<string, string>> = {
  perl_5: 'Perl 5',
  agpl_3: 'AGPL-3.0-only',
  apache_1_1: 'Apache-1.1',
  apache_2_0: 'Apache-2.0',
  artistic_1: 'Artistic-1.0',
  artistic_2: 'Artistic-2.0',
  bsd: 'BSD-3-Clause',
  freebsd: 'BSD-2-Clause',
  gfdl_1_2: 'GFDL-1.2-only',
  gfdl_1_3: 'GFDL-1.3-only',
  gpl_1: 'GPL-1.0-only',
  gpl_2: 'GPL-2.0-only',
  gpl_3: 'GPL-3.0-only',
  lgpl_2_1: 'LGPL-2.1-only',
  lgpl_3_0: 'LGPL-3.0-only',
  mit: 'MIT',
  mozilla_1_0: 'MPL-1.0',
  mozilla_1_1: 'MPL-1.1',
  openssl: 'OpenSSL',
  qpl_1_0: 'QPL-1.0',
  ssleay: 'SSLeay-standalone',
  sun: 'SISSL',
  zlib: 'Zlib',
};

/** CPAN: `META.json`; the names are those of CPAN::Meta, and a list is a choice. */
export const perlMeta = defineManifest({
  id: 'perl-meta',
  name: { zh: 'CPAN（Perl）', en: 'CPAN (Perl)' },
  files: [/^META\.json$/],
  field: 'license',
  source: 'https://metacpan.org/pod/CPAN::Meta::Spec#license',
  read(text) {
    const licence = member(fromJson(text), 'license');
    const names = Array.isArray(licence) ? (licence as readonly unknown[]) : [licence];
    return declaration(
      names.map((name) => (typeof name === 'string' ? (cpan[name] ?? name) : name)),
      'or',
      lineOf(text, /"license"\s{0,20}:/),
    );
  },
});
