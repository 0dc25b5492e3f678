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

import { expect, it } from 'vitest';
import { organisationKey } from './organisation-name.ts';

it.each([
  ['Huawei Technologies Co., Ltd.', 'huawei'],
  ['ＨＵＡＷＥＩ', 'huawei'],
  ['华为技术有限公司', '华为'],
  ['KylinSec', 'kylinsec'],
  ['中国科学院软件研究所', '中国科学院软件研究所'],
  ['麒麟软件有限公司', '麒麟软件'],
  ['某某（中国）信息技术股份有限公司', '某某'],
  ['Technology Group', 'technology'],
  ['Co., Ltd.', 'coltd'],
])('%s is %s', (name, key) => {
  expect(organisationKey(name)).toBe(key);
});
