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

/** Ids whose words are a program or a body first and a licence second: found only where a licence is spoken of. */
export const alsoPrograms: ReadonlySet<string> = new Set(
  `Adobe-2006 AMD-newlib Apache-1.0 Apache-1.1 Apache-2.0 Bitstream-Charter Bitstream-Vera Boehm-GC Condor-1.1 CMU-Mach
  D-FSL-1.0 DocBook-DTD DocBook-Schema DocBook-XML DocBook-Stylesheet eCos-2.0 Elastic-2.0 FDK-AAC gSOAP-1.3b HP-1986 HP-1989
  Info-ZIP Intel-ACPI Interbase-1.0 JasPer-2.0 Latex2e libpng-1.6.35 libpng-2.0 libselinux-1.0 MPEG-SSG NAIST-2003 NASA-1.3
  Net-SNMP NICTA-1.0 NTP-0 OpenPBS-2.3 OpenMDW-1.0 PHP-3.0 PHP-3.01 python-ldap Python-2.0 Python-2.0.1 Ruby-pty Sendmail-8.23
  SGI-OpenGL SISSL-1.2 SSH-OpenSSH ssh-keyscan SSH-short StandardML-NJ SugarCRM-1.1.3 Sun-PPP Sun-PPP-2000 TCP-wrappers TORQUE-1.1
  TU-Berlin-1.0 TU-Berlin-2.0 Ubuntu-font-1.0 UMich-Merit Unicode-3.0 URT-RLE Vixie-Cron Watcom-1.0 XFree86-1.1 Xdebug-1.03 Zend-2.0
  Zimbra-1.3 Zimbra-1.4 bzip2-1.0.5 bzip2-1.0.6 check-cvs IBM-pibs NIST-Software Graphics-Gems Inner-Net-2.0 JPL-image Lucida-Bitmap-Fonts
  RSA-MD SAX-PD Spencer-86 Spencer-94 Spencer-99 Widget-Workshop Knuth-CTAN ISO-permission 3D-Slicer-1.0 App-s2p Aspell-RU Adobe-Glyph
  Adobe-Utopia Adobe-Display-PostScript AdaCore-doc Arphic-1999 BitTorrent-1.0 BitTorrent-1.1 Game-Programming-Gems GCR-docs
  Entessa-1.0 Hippocratic-2.1 Community-Spec-1.0 MIT-0 MIT-STK CAL-1.0 COIL-1.0 UCL-1.0`.split(/\s+/u),
);

/** Ids that are ordinary words or abbreviations of something else: found only in a licence tag or in the address of a licence. */
export const alsoOrdinaryWords: ReadonlySet<string> = new Set(
  `any-OSI blessing Clips curl DOC Fair Glide Intel IPA JSON Jam LOOP MIT-CMU NCL Nokia NTP-0 OML OSC-1.0 PPL Python-2.0 Ruby SL SOFA
  SUL-1.0 Symlinks TCL TPL-1.0 Unicode-3.0 UnRAR Vim W3C X11`.split(/\s+/u),
);

/** Ids whose name on the SPDX list says less than the id. */
export const notUnique: ReadonlySet<string> = new Set(
  'any-OSI any-OSI-perl-modules HP-1986 HP-1989 Sun-PPP Sun-PPP-2000 OGL-UK-1.0 OGL-UK-2.0 OGL-UK-3.0 Adobe-2006'.split(
    ' ',
  ),
);
