import { declaration, defineManifest, fromToml, lineOf, member } from '../manifest.ts';

/** Cangjie's package manager: `cjpm.toml`. */
export const cjpm = defineManifest({
  id: 'cjpm',
  name: { zh: 'cjpm（仓颉）', en: 'cjpm (Cangjie)' },
  files: [/^cjpm\.toml$/],
  field: 'package.license',
  source: 'https://cangjie-lang.cn/docs?url=%2F1.0.0%2Ftools%2Fsource_zh_cn%2Fcmd-tools%2Fcjpm_manual.html',
  read(text) {
    const licence = member(fromToml(text), 'package', 'license');
    return declaration(Array.isArray(licence) ? licence : [licence], 'and', lineOf(text, /^[ \t]*"?license"?[ \t]*=/m));
  },
});
