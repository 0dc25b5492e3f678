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

import { signedCases } from '#store/queries/desk/queue/signed.ts';
import { defineQueueSource } from '../queue-source.ts';

/** Cases that may go to the vote. */
export const signed = defineQueueSource({
  id: 'signed',
  name: { zh: '签署齐全', en: 'Signed' },
  why: { zh: '须签署的维度都已签署', en: 'Every dimension that must be signed is' },
  todo: { zh: '核对准入门槛，发起表决', en: 'Check the gate and open the vote' },
  roles: ['committee', 'administrator'],
  rows: signedCases,
  link: (code) => `desk/applications/${code}/?part=gate`,
});
