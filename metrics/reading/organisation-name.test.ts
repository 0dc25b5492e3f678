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
