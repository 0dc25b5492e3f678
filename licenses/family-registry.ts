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

import { apache } from './families/apache.ts';
import { apple } from './families/apple.ts';
import { boost } from './families/boost.ts';
import { bsd } from './families/bsd.ts';
import { bsdAddresses } from './families/bsd-addresses.ts';
import { bsdBerkeley } from './families/bsd-berkeley.ts';
import { bsdTexts } from './families/bsd-texts.ts';
import { cddl } from './families/cddl.ts';
import { cecill } from './families/cecill.ts';
import { chineseWordings } from './families/chinese-wordings.ts';
import { commonPublic } from './families/common-public.ts';
import { creativeCommons } from './families/creative-commons.ts';
import { creativeCommonsZero } from './families/creative-commons-zero.ts';
import { curl } from './families/curl.ts';
import { dataAndGovernment } from './families/data-and-government.ts';
import { dedications } from './families/dedications.ts';
import { dualGpl } from './families/dual-gpl.ts';
import { dualMany } from './families/dual-many.ts';
import { dualNames } from './families/dual-names.ts';
import { dualPermissive } from './families/dual-permissive.ts';
import { eclipse } from './families/eclipse.ts';
import { eupl } from './families/eupl.ts';
import { exceptionsCompiler } from './families/exceptions-compiler.ts';
import { exceptionsGenerated } from './families/exceptions-generated.ts';
import { exceptionsLibrary } from './families/exceptions-library.ts';
import { exceptionsLinking } from './families/exceptions-linking.ts';
import { exceptionsOpenssl } from './families/exceptions-openssl.ts';
import { exceptionsOther } from './families/exceptions-other.ts';
import { exceptionsPrograms } from './families/exceptions-programs.ts';
import { exceptionsRuntime } from './families/exceptions-runtime.ts';
import { gnuAgpl } from './families/gnu-agpl.ts';
import { gnuChoices } from './families/gnu-choices.ts';
import { gnuGfdl } from './families/gnu-gfdl.ts';
import { gnuGpl } from './families/gnu-gpl.ts';
import { gnuLgpl } from './families/gnu-lgpl.ts';
import { gnuModules } from './families/gnu-modules.ts';
import { gnuNegatives } from './families/gnu-negatives.ts';
import { gnuUnversioned } from './families/gnu-unversioned.ts';
import { graphics } from './families/graphics.ts';
import { hardwareAndDocuments } from './families/hardware-and-documents.ts';
import { hpnd } from './families/hpnd.ts';
import { isc } from './families/isc.ts';
import { latex } from './families/latex.ts';
import { microsoft } from './families/microsoft.ts';
import { mit } from './families/mit.ts';
import { mitTexts } from './families/mit-texts.ts';
import { modelLicences } from './families/model-licences.ts';
import { mozilla } from './families/mozilla.ts';
import { mulan } from './families/mulan.ts';
import { ncsa } from './families/ncsa.ts';
import { newerThanTheList } from './families/newer-than-the-list.ts';
import { notLicences } from './families/not-licences.ts';
import { openFont } from './families/open-font.ts';
import { openssl } from './families/openssl.ts';
import { perl } from './families/perl.ts';
import { php } from './families/php.ts';
import { postgresql } from './families/postgresql.ts';
import { python } from './families/python.ts';
import { rosenLicences } from './families/rosen-licences.ts';
import { ruby } from './families/ruby.ts';
import { shortPermissions } from './families/short-permissions.ts';
import { smallPublishers } from './families/small-publishers.ts';
import { sourceAvailable } from './families/source-available.ts';
import { sun } from './families/sun.ts';
import { tcl } from './families/tcl.ts';
import { unicode } from './families/unicode.ts';
import { useLimited } from './families/use-limited.ts';
import { w3c } from './families/w3c.ts';
import { x11 } from './families/x11.ts';
import { zlib } from './families/zlib.ts';
import { zope } from './families/zope.ts';
// Written by `npm run generate` from the folder beside it; edit the members instead.
import type { LicenceFamily } from './family.ts';

/** All licence families by id. */
export const families: ReadonlyMap<string, LicenceFamily> = new Map<string, LicenceFamily>([
  ['apache', apache],
  ['apple', apple],
  ['boost', boost],
  ['bsd', bsd],
  ['bsd-addresses', bsdAddresses],
  ['bsd-berkeley', bsdBerkeley],
  ['bsd-texts', bsdTexts],
  ['cddl', cddl],
  ['cecill', cecill],
  ['chinese-wordings', chineseWordings],
  ['common-public', commonPublic],
  ['creative-commons', creativeCommons],
  ['creative-commons-zero', creativeCommonsZero],
  ['curl', curl],
  ['data-and-government', dataAndGovernment],
  ['dedications', dedications],
  ['dual-gpl', dualGpl],
  ['dual-many', dualMany],
  ['dual-names', dualNames],
  ['dual-permissive', dualPermissive],
  ['eclipse', eclipse],
  ['eupl', eupl],
  ['exceptions-compiler', exceptionsCompiler],
  ['exceptions-generated', exceptionsGenerated],
  ['exceptions-library', exceptionsLibrary],
  ['exceptions-linking', exceptionsLinking],
  ['exceptions-openssl', exceptionsOpenssl],
  ['exceptions-other', exceptionsOther],
  ['exceptions-programs', exceptionsPrograms],
  ['exceptions-runtime', exceptionsRuntime],
  ['gnu-agpl', gnuAgpl],
  ['gnu-choices', gnuChoices],
  ['gnu-gfdl', gnuGfdl],
  ['gnu-gpl', gnuGpl],
  ['gnu-lgpl', gnuLgpl],
  ['gnu-modules', gnuModules],
  ['gnu-negatives', gnuNegatives],
  ['gnu-unversioned', gnuUnversioned],
  ['graphics', graphics],
  ['hardware-and-documents', hardwareAndDocuments],
  ['hpnd', hpnd],
  ['isc', isc],
  ['latex', latex],
  ['microsoft', microsoft],
  ['mit', mit],
  ['mit-texts', mitTexts],
  ['model-licences', modelLicences],
  ['mozilla', mozilla],
  ['mulan', mulan],
  ['ncsa', ncsa],
  ['newer-than-the-list', newerThanTheList],
  ['not-licences', notLicences],
  ['open-font', openFont],
  ['openssl', openssl],
  ['perl', perl],
  ['php', php],
  ['postgresql', postgresql],
  ['python', python],
  ['rosen-licences', rosenLicences],
  ['ruby', ruby],
  ['short-permissions', shortPermissions],
  ['small-publishers', smallPublishers],
  ['source-available', sourceAvailable],
  ['sun', sun],
  ['tcl', tcl],
  ['unicode', unicode],
  ['use-limited', useLimited],
  ['w3c', w3c],
  ['x11', x11],
  ['zlib', zlib],
  ['zope', zope],
]);
