const legalForm =
  /\b(?:incorporated|inc|limited|ltd|llc|llp|gmbh|co|corp|corporation|company|plc|technolog(?:y|ies)|group|holdings?|international|china)\b|(?:股份)?有限(?:责任)?公司|股份|集团|科技|技术|信息|软件|公司|中国/giu;

/** A key that spellings of one organisation's name share: case, blanks, marks and legal form are dropped (`Huawei Technologies Co., Ltd.` = `huawei`). */
export function organisationKey(name: string): string {
  const plain = name.slice(0, 200).normalize('NFKC').toLowerCase();
  const short = plain.replace(legalForm, ' ').replace(/[^\p{L}\p{N}]/gu, '');
  return short === '' ? plain.replace(/[^\p{L}\p{N}]/gu, '') : short;
}
