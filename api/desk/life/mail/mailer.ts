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

import { createTransport } from 'nodemailer';
import { isAddress, oneLine } from './address.ts';
import type { MailSettings } from './settings.ts';

/** A mail as it is kept. */
export interface OutgoingMail {
  readonly address: string;
  readonly subject: string;
  readonly body: string;
  readonly locale: 'zh' | 'en';
  /** Without angle brackets; the same on each attempt, so that a receiver can tell a mail that came twice. */
  readonly messageId: string;
  /** When it was written. */
  readonly date: Date;
}

/**
 * What became of an attempt. `refused` = this mail will never be taken; `later` = try again: it was not taken, or it went
 * over whole and no answer came, which SMTP cannot tell apart. `down` = the server itself is the trouble.
 */
export type Attempt =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused' | 'later'; readonly why: string; readonly down: boolean };

/** Sends mail, one at a time. */
export interface Mailer {
  send(mail: OutgoingMail): Promise<Attempt>;
}

/** How long a server may take, in milliseconds. */
interface Patience {
  readonly connect: number;
  readonly silence: number;
}

interface SmtpFault {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
}

/** What a fault says, on one line, and never with the password in it. */
function reasonOf(error: unknown, { password }: MailSettings): string {
  const text = oneLine(error instanceof Error ? error.message : String(error));
  const base64 = (secret: string) => Buffer.from(secret).toString('base64');
  const secrets = password === null ? [] : [password, base64(password), base64(password).replaceAll('=', '')];
  return secrets.reduce((clean, secret) => clean.replaceAll(secret, '…'), text).slice(0, 300);
}

function attemptOf(error: unknown, settings: MailSettings): Attempt {
  const { code = '', responseCode = 0, command = '' } = error as SmtpFault;
  const why = reasonOf(error, settings);
  const aboutMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  if (aboutMail && responseCode >= 500 && command !== 'MAIL FROM') return { kind: 'refused', why, down: false };
  if (aboutMail) return { kind: 'later', why, down: command === 'MAIL FROM' };
  return { kind: 'later', why, down: true };
}

/** Opens a way to the server: encrypted unless it is this very machine, and never past a certificate that is wrong. */
export function openMailer(
  settings: MailSettings,
  { connect, silence }: Patience = { connect: 10_000, silence: 30_000 },
): Mailer {
  const { host, port, secure, loopback, user, password, from } = settings;
  const transport = createTransport({
    host,
    port,
    secure,
    requireTLS: !secure && !loopback,
    ...(user === null ? {} : { auth: { user, pass: password ?? '' } }),
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
    connectionTimeout: connect,
    greetingTimeout: connect,
    dnsTimeout: connect,
    socketTimeout: silence,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  });
  return {
    async send({ address, subject, body, locale, messageId, date }) {
      if (!isAddress(address)) return { kind: 'refused', why: 'not an address', down: false };
      try {
        await transport.sendMail({
          from: { name: locale === 'zh' ? '通明' : 'Tongming', address: from },
          to: { name: '', address },
          envelope: { from, to: [address] },
          subject: oneLine(subject),
          text: body,
          messageId: `<${messageId}>`,
          date,
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale === 'zh' ? 'zh-CN' : 'en' },
        });
        return { kind: 'sent' };
      } catch (error) {
        return attemptOf(error, settings);
      }
    },
  };
}
