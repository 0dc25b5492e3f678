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

import { licenceId } from '../ids.ts';

/** What a licence asks for, as far as combining works goes. */
export type Category =
  /** Keep the notice. */
  | 'permissive'
  /** No conditions. */
  | 'public-domain'
  /** Changed files stay under the licence; other files may be under any. */
  | 'weak-file'
  /** The library stays under the licence; a program that uses it may be under any. */
  | 'weak-library'
  /** The whole work is under the licence when it is distributed. */
  | 'strong'
  /** As strong, and also when it is offered over a network. */
  | 'network'
  /** The source can be read; some use, field or competition is excluded. */
  | 'source-available'
  /** For texts, pictures and data: name the author. */
  | 'content'
  /** For texts, pictures and data: adaptations under the same licence. */
  | 'content-share-alike'
  /** For texts, pictures and data: not commercial, or not changed. */
  | 'content-restricted'
  /** For fonts: bundled with anything, not sold alone. */
  | 'font'
  /** All rights reserved. */
  | 'proprietary'
  /** Not in the table: a person must read it. */
  | 'unknown';

/** Ids by category; GNU ids under today's names. */
const lists: Readonly<Record<Exclude<Category, 'unknown'>, string>> = {
  permissive: `
    0BSD 3D-Slicer-1.0 AAL Abstyles AdaCore-doc Adobe-2006 Adobe-Display-PostScript Adobe-Glyph Adobe-Utopia
    ADSL AFL-1.1 AFL-1.2 AFL-2.0 AFL-2.1 AFL-3.0 Afmparse ALGLIB-Documentation AMD-newlib AMDPLPA AML
    AML-glslang AMPAS Apache-1.0 Apache-1.1 Apache-2.0 APAFML App-s2p Aspell-RU Bahyph Barr
    bcrypt-Solar-Designer Beerware BlueOak-1.0.0 Boehm-GC Boehm-GC-without-fee BOLA-1.1 Borceux
    Brian-Gladman-2-Clause Brian-Gladman-3-Clause Brian-Gladman-3-Clause-no-conversion BSD-1-Clause
    BSD-2-Clause BSD-2-Clause-Darwin BSD-2-Clause-first-lines BSD-2-Clause-Patent
    BSD-2-Clause-pkgconf-disclaimer BSD-2-Clause-pos-unchanged BSD-2-Clause-Views BSD-3-Clause
    BSD-3-Clause-acpica BSD-3-Clause-Attribution BSD-3-Clause-Clear BSD-3-Clause-flex BSD-3-Clause-HP
    BSD-3-Clause-LBNL BSD-3-Clause-Modification BSD-3-Clause-No-Nuclear-Warranty BSD-3-Clause-Open-MPI
    BSD-3-Clause-Sun BSD-3-Clause-Tso BSD-4-Clause BSD-4-Clause-Shortened BSD-4-Clause-UC BSD-4.3RENO
    BSD-4.3TAHOE BSD-Advertising-Acknowledgement BSD-ask-to-endorse BSD-Attribution-HPND-disclaimer
    BSD-Inferno-Nettverk BSD-Mark-Modifications BSD-Source-beginning-file BSD-Source-Code
    BSD-Source-Code-no-disclaimer BSD-Systemics BSD-Systemics-W3Works BSL-1.0 Buddy bzip2-1.0.6
    Caldera-no-preamble CAPEC-tou Catharon CECILL-B CERN-OHL-P-2.0 CFITSIO check-cvs checkmk Clips CMU-Mach
    CMU-Mach-nodoc CNRI-Jython CNRI-Python CNRI-Python-GPL-Compatible COIL-1.0 Community-Spec-1.0 Condor-1.1
    Cornell-Lossless-JPEG Cronyx Crossword CryptoSwift CrystalStacker Cube curl cve-tou DEC-3-Clause DOC
    DocBook-DTD DocBook-Schema DocBook-Stylesheet DocBook-XML Dotseqn DSDP dtoa dvipdfm ECL-1.0 ECL-2.0
    EFL-1.0 EFL-2.0 eGenix Entessa EPICS ESA-PL-permissive-2.4 EUDatagrid Eurosym Fair FBM Ferguson-Twofish
    FreeImage FSFAP FSFAP-no-warranty-disclaimer FSFUL FSFULLR FSFULLRSD FSFULLRWD FTL Furuseth fwlw
    Game-Programming-Gems GD generic-xts Giftware GL2PS Glulxe GLWTPL Graphics-Gems gtkbook Gutmann
    HaskellReport HDF5 hdparm HIDAPI HP-1986 HP-1989 HPND HPND-DEC HPND-doc HPND-doc-sell HPND-export-US
    HPND-export-US-acknowledgement HPND-export-US-modify HPND-export2-US HPND-Fenneberg-Livingston
    HPND-INRIA-IMAG HPND-Intel HPND-Kevlin-Henney HPND-Markus-Kuhn HPND-merchantability-variant
    HPND-MIT-disclaimer HPND-Netrek HPND-Pbmplus HPND-sell-MIT-disclaimer-xserver HPND-sell-regexpr
    HPND-sell-variant HPND-sell-variant-critical-systems HPND-sell-variant-MIT-disclaimer
    HPND-sell-variant-MIT-disclaimer-rev HPND-SMC HPND-UC HPND-UC-export-US HTMLTIDY IBM-pibs ICU
    IEC-Code-Components-EULA IJG IJG-short ImageMagick iMatix Imlib2 Info-ZIP Inner-Net-2.0 InnoSetup Intel
    Intel-ACPI ISC ISC-Veillard ISO-permission Jam JasPer-2.0 jove JPNIC JSON Kastrup Kazlib Knuth-CTAN
    Latex2e Latex2e-translated-notice Leptonica Libpng libpng-1.6.35 libpng-2.0 libtiff libutil-David-Nugent
    LiLiQ-P-1.1 Linux-man-pages-1-para Linux-OpenIB LOOP LPD-document lsof Mackerras-3-Clause
    Mackerras-3-Clause-acknowledgment magaz mailprio man2html Martin-Birgmeier McPhee-slideshow metamail
    Minpack MIPS MirOS MIT MIT-0 MIT-advertising MIT-Click MIT-CMU MIT-enna MIT-feh MIT-Festival
    MIT-Khronos-old MIT-Modern-Variant MIT-open-group MIT-STK MIT-testregex MIT-Wu MITNFA MMIXware MPEG-SSG
    mpi-permissive mpich2 mplus MTLL MulanPSL-1.0 MulanPSL-2.0 Multics Mup NAIST-2003 Naumen
    NBPL-1.0 NCL NCSA Net-SNMP NetCDF Newsletr ngrep NICTA-1.0 NIST-Software NRL NTP NTP-0 OAR OFFIS OGC-1.0
    OLDAP-2.0 OLDAP-2.0.1 OLDAP-2.1 OLDAP-2.2 OLDAP-2.2.1 OLDAP-2.2.2 OLDAP-2.3 OLDAP-2.4 OLDAP-2.5
    OLDAP-2.6 OLDAP-2.7 OLDAP-2.8 OLFL-1.3 OML OpenMDW-1.0 OpenSSL OpenSSL-standalone OpenVision OSSP PADL
    PHP-3.0 PHP-3.01 Pixar pkgconf Plexus pnmstitch PostgreSQL PSF-2.0 psfrag psutils Python-2.0
    Python-2.0.1 python-ldap Qhull radvd Rdisc RSA-MD Ruby Ruby-pty Saxpath SCEA SchemeReport Sendmail
    Sendmail-8.23 Sendmail-Open-Source-1.1 SGI-B-1.1 SGI-B-2.0 SGI-OpenGL SGMLUG-PM SGP4 SHL-0.5 SHL-0.51 SL
    SMLNJ snprintf SOFA softSurfer Soundex Spencer-86 Spencer-94 Spencer-99 ssh-keyscan SSH-OpenSSH
    SSH-short SSLeay-standalone Sun-PPP Sun-PPP-2000 SunPro SWL swrule TCL TCP-wrappers TekHVC TermReadKey
    ThirdEye threeparttable TPDL TTWL TU-Berlin-1.0 TU-Berlin-2.0 UCAR ulem UMich-Merit Unicode-3.0
    Unicode-DFS-2015 Unicode-DFS-2016 Unicode-TOU UnixCrypt UPL-1.0 URT-RLE Vim Vixie-Cron VSL-1.0 W3C
    W3C-19980720 W3C-20150513 w3m Widget-Workshop WordNet Wsuipa WTFNMFPL X11
    X11-distribute-modifications-variant X11-no-permit-persons X11-swapped Xdebug-1.03 Xerox Xfig
    XFree86-1.1 xinetd xkeyboard-config-Zinoviev xlock Xnet xpp XSkat xzoom Zed Zeeff Zend-2.0 Zlib
    zlib-acknowledgement ZPL-1.1 ZPL-2.0 ZPL-2.1`,
  'public-domain': `
    ANTLR-PD ANTLR-PD-fallback blessing Bugroff CC-PDDC CC-PDM-1.0 CC0-1.0 diffmark DL-DE-ZERO-2.0
    libselinux-1.0 LZMA-SDK-9.11-to-9.20 LZMA-SDK-9.22 NCBI-PD NIST-PD NIST-PD-fallback NIST-PD-TNT NLPL
    NTIA-PD PDDL-1.0 SAX-PD SAX-PD-2.0 Symlinks Unlicense Unlicense-libtelnet Unlicense-libwhirlpool WTFPL
    LicenseRef-scancode-public-domain LicenseRef-scancode-public-domain-disclaimer`,
  'weak-file': `
    APSL-1.0 APSL-1.1 APSL-1.2 APSL-2.0 Artistic-1.0 Artistic-1.0-cl8 Artistic-1.0-Perl Artistic-2.0
    Artistic-dist BitTorrent-1.0 BitTorrent-1.1 CATOSL-1.1 CDDL-1.0 CDDL-1.1 ClArtistic CPL-1.0 CUA-OPL-1.0
    EPL-1.0 EPL-2.0 ErlPL-1.1 FDK-AAC Frameworx-1.0 gnuplot gSOAP-1.3b Interbase-1.0 IPL-1.0 LPL-1.0
    LPL-1.02 LPPL-1.0 LPPL-1.1 LPPL-1.2 LPPL-1.3a LPPL-1.3c MakeIndex MPL-1.0 MPL-1.1 MPL-2.0
    MPL-2.0-no-copyleft-exception MS-LPL MS-PL MS-RL CPAL-1.0 NASA-1.3 NGPL Nokia NOSL Noweb NPL-1.0 NPL-1.1 OCLC-2.0 OGTSL
    OLDAP-1.1 OLDAP-1.2 OLDAP-1.3 OLDAP-1.4 OpenPBS-2.3 OPL-1.0 OSET-PL-2.1 RHeCos-1.1 RSCPL SISSL SISSL-1.2
    SMPPL SNIA SPL-1.0 SugarCRM-1.1.3 TORQUE-1.1 TOSL TPL-1.0 UCL-1.0 YPL-1.0 YPL-1.1 Zimbra-1.3 Zimbra-1.4`,
  'weak-library': `
    CECILL-C CERN-OHL-W-2.0 ESA-PL-weak-copyleft-2.4 LGPL-2.0-only LGPL-2.0-or-later LGPL-2.1-only
    LGPL-2.1-or-later LGPL-3.0-only LGPL-3.0-or-later LGPLLR LiLiQ-R-1.1 OCCT-PL`,
  strong: `
    APL-1.0 BSD-Protection CECILL-1.0 CECILL-1.1 CECILL-2.0 CECILL-2.1 CERN-OHL-1.1 CERN-OHL-1.2
    CERN-OHL-S-2.0 copyleft-next-0.3.0 copyleft-next-0.3.1 D-FSL-1.0 ESA-PL-strong-copyleft-2.4 GPL-1.0-only
    GPL-1.0-or-later GPL-2.0-only GPL-2.0-or-later GPL-3.0-only GPL-3.0-or-later LiLiQ-Rplus-1.1 Motosoto
    QPL-1.0 QPL-1.0-INRIA-2004 SimPL-2.0 Sleepycat SMAIL-GPL TAPR-OHL-1.0 TGPPL-1.0 TMate VOSTROM`,
  network: `
    AGPL-1.0-only AGPL-1.0-or-later AGPL-3.0-only AGPL-3.0-or-later CAL-1.0 CAL-1.0-Combined-Work-Exception
    EUPL-1.0 EUPL-1.1 EUPL-1.2 NPOSL-3.0 OSL-1.0 OSL-1.1 OSL-2.0 OSL-2.1 OSL-3.0 Parity-6.0.0
    Parity-7.0.0 RPL-1.1 RPL-1.5 RPSL-1.0 Watcom-1.0 LicenseRef-scancode-mulanpubl-1.0
    LicenseRef-scancode-mulanpubl-2.0`,
  'source-available': `
    Aladdin ASWF-Digital-Assets-1.0 ASWF-Digital-Assets-1.1 BSD-3-Clause-No-Military-License
    BSD-3-Clause-No-Nuclear-License BSD-3-Clause-No-Nuclear-License-2014 BSD-3-Clause-OpenWebUI BUSL-1.1
    C-UDA-1.0 Caldera CPOL-1.02 Elastic-2.0 FSL-1.1-ALv2 FSL-1.1-MIT Glide Hippocratic-2.1
    Hippocratic-3.0-core JPL-image NCGL-UK-2.0 PolyForm-Noncommercial-1.0.0 PolyForm-Small-Business-1.0.0
    PPL SGI-B-1.0 SSPL-1.0 SUL-1.0 UnRAR LicenseRef-scancode-commons-clause
    LicenseRef-scancode-elastic-license-2018`,
  content: `
    CC-BY-1.0 CC-BY-2.0 CC-BY-2.5 CC-BY-2.5-AU CC-BY-3.0 CC-BY-3.0-AT CC-BY-3.0-AU CC-BY-3.0-DE
    CC-BY-3.0-IGO CC-BY-3.0-NL CC-BY-3.0-US CC-BY-4.0 CDLA-Permissive-1.0 CDLA-Permissive-2.0 DL-DE-BY-2.0
    DRL-1.0 DRL-1.1 etalab-2.0 FreeBSD-DOC NLOD-1.0 NLOD-2.0 O-UDA-1.0 ODC-By-1.0 OGDL-Taiwan-1.0
    OGL-Canada-2.0 OGL-UK-1.0 OGL-UK-2.0 OGL-UK-3.0 OPL-UK-3.0 OPUBL-1.0`,
  'content-share-alike': `
    CC-BY-SA-1.0 CC-BY-SA-2.0 CC-BY-SA-2.0-UK CC-BY-SA-2.1-JP CC-BY-SA-2.5 CC-BY-SA-3.0 CC-BY-SA-3.0-AT
    CC-BY-SA-3.0-DE CC-BY-SA-3.0-IGO CC-BY-SA-4.0 CC-SA-1.0 CDL-1.0 CDLA-Sharing-1.0 GCR-docs GFDL-1.1
    GFDL-1.1-invariants-only GFDL-1.1-invariants-or-later GFDL-1.1-no-invariants-only
    GFDL-1.1-no-invariants-or-later GFDL-1.1-only GFDL-1.1-or-later GFDL-1.2 GFDL-1.2-invariants-only
    GFDL-1.2-invariants-or-later GFDL-1.2-no-invariants-only GFDL-1.2-no-invariants-or-later GFDL-1.2-only
    GFDL-1.2-or-later GFDL-1.3 GFDL-1.3-invariants-only GFDL-1.3-invariants-or-later
    GFDL-1.3-no-invariants-only GFDL-1.3-no-invariants-or-later GFDL-1.3-only GFDL-1.3-or-later LAL-1.2
    LAL-1.3 Linux-man-pages-copyleft Linux-man-pages-copyleft-2-para Linux-man-pages-copyleft-var ODbL-1.0`,
  'content-restricted': `
    CC-BY-NC-1.0 CC-BY-NC-2.0 CC-BY-NC-2.5 CC-BY-NC-3.0 CC-BY-NC-3.0-DE CC-BY-NC-3.0-IGO CC-BY-NC-4.0
    CC-BY-NC-ND-1.0 CC-BY-NC-ND-2.0 CC-BY-NC-ND-2.5 CC-BY-NC-ND-3.0 CC-BY-NC-ND-3.0-DE CC-BY-NC-ND-3.0-IGO
    CC-BY-NC-ND-4.0 CC-BY-NC-SA-1.0 CC-BY-NC-SA-2.0 CC-BY-NC-SA-2.0-DE CC-BY-NC-SA-2.0-FR CC-BY-NC-SA-2.0-UK
    CC-BY-NC-SA-2.5 CC-BY-NC-SA-3.0 CC-BY-NC-SA-3.0-DE CC-BY-NC-SA-3.0-IGO CC-BY-NC-SA-4.0 CC-BY-ND-1.0
    CC-BY-ND-2.0 CC-BY-ND-2.5 CC-BY-ND-3.0 CC-BY-ND-3.0-DE CC-BY-ND-4.0`,
  font: `
    Arphic-1999 Baekmuk Bitstream-Charter Bitstream-Vera IPA Lucida-Bitmap-Fonts OFL-1.0 OFL-1.0-no-RFN
    OFL-1.0-RFN OFL-1.1 OFL-1.1-no-RFN OFL-1.1-RFN ParaType-Free-Font-1.3 TTYP0 Ubuntu-font-1.0`,
  proprietary: `
    LicenseRef-scancode-proprietary-license`,
};

const categories: ReadonlyMap<string, Category> = new Map(
  Object.entries(lists).flatMap(([category, ids]) =>
    ids
      .trim()
      .split(/\s+/u)
      .map((id): [string, Category] => [id.toLowerCase(), category as Category]),
  ),
);

/** All values of {@link Category}. */
export const categoryNames: readonly Category[] = [...(Object.keys(lists) as Category[]), 'unknown'];

/** Category of an id under today's name, with or without `+`; `unknown` for what the table does not know. */
export function categoryOf(id: string): Category {
  const plain = id.replace(/\+$/u, '');
  const listed = licenceId(plain) ?? plain;
  return categories.get(listed.toLowerCase()) ?? 'unknown';
}
