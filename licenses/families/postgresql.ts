import { defineFamily } from '../family.ts';
import { licensed } from '../wording.ts';

/** The PostgreSQL licence. */
export const postgresql = defineFamily({
  id: 'postgresql',
  about: { zh: 'PostgreSQL 许可证。', en: 'The PostgreSQL licence.' },
  rules: [
    {
      kind: 'notice',
      expression: 'PostgreSQL',
      patterns: [
        ...licensed('postgresql'),
        'same license as postgresql (itself)?',
        'same terms as postgresql (itself)?',
        'same license terms as the rest of postgresql',
        'postgresql org about license',
        'opensource org licenses postgresql',
      ],
      examples: {
        match: 'The extension is released under the PostgreSQL License.',
        miss: 'The extension works with PostgreSQL 9.',
      },
    },
  ],
});
